import { FrameworkItemsSchema } from '@congkhai/shared/scorecards/framework';
import { PeriodRulesSchema } from '@congkhai/shared/scorecards/period';
import { isFetchError, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import * as z from 'zod';

const ScoringItemsSchema = z.object({
  frameworkName: z.string(),
  items: FrameworkItemsSchema,
  periodName: z.string(),
  isOpen: z.boolean(),
  ...PeriodRulesSchema.pick({ rounding: true, decimalsShown: true }).shape,
});
const AnswerSchema = z.object({ data: ScoringItemsSchema });
export type ScoringItems = z.infer<typeof ScoringItemsSchema>;

export type ScoringItemsState =
  | { kind: 'loading' | 'no-block' | 'not-found' | 'failed' }
  | { kind: 'loaded'; scoringItems: ScoringItems };

/** The items to score, from the address of a block or of a saved scorecard; null while no block is chosen. */
export function useScoringItems(address: string | null): ScoringItemsState {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<{ address: string; state: ScoringItemsState } | null>(null);

  useEffect(() => {
    if (address === null) return;
    const request = new AbortController();
    const settle = (state: ScoringItemsState) => {
      if (!request.signal.aborted) setAnswer({ address, state });
    };
    get<unknown>(address, { signal: request.signal }).then(
      ({ data }) => settle({ kind: 'loaded', scoringItems: AnswerSchema.parse(data).data }),
      (error: unknown) =>
        settle({ kind: isFetchError(error) && error.status === 404 ? 'not-found' : 'failed' }),
    );
    return () => request.abort();
  }, [address, get]);

  if (address === null) return { kind: 'no-block' };
  return answer?.address === address ? answer.state : { kind: 'loading' };
}
