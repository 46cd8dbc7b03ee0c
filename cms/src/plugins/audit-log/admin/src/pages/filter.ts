import { type AuditFilter, AuditFilterSchema } from '@congkhai/shared/contracts/audit-admin';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The filter that the page's address asks for. What is no filter counts as none. */
export function parseFilter(params: URLSearchParams): AuditFilter {
  const given = Object.fromEntries([...params].filter(([, value]) => value !== ''));
  const parsed = AuditFilterSchema.safeParse(given);
  return parsed.success ? parsed.data : {};
}

/** The filter in the page's address, so that a link leads to what somebody looks at. */
export function useFilter(): [AuditFilter, (filter: AuditFilter) => void] {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => parseFilter(params), [params]);
  const change = useCallback(
    (next: AuditFilter) => {
      const set = Object.entries(next).flatMap(([name, value]) => (value ? [[name, value]] : []));
      setParams(new URLSearchParams(set), { replace: true });
    },
    [setParams],
  );
  return [filter, change];
}
