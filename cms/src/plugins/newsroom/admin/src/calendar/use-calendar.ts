import { useRequest } from '@congkhai/admin-parts/request-hooks';
import { CalendarResponseSchema } from '@congkhai/shared/contracts/calendar-admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useErrorText } from '../api/request-hooks';
import { PLUGIN_ID } from '../constants';

/** What happens to articles from one day to another, both included. */
export function useCalendar(from: string, to: string) {
  const { get } = useFetchClient();
  const load = useCallback(async () => {
    const { data } = await get(`/${PLUGIN_ID}/calendar`, { params: { from, to } });
    return { from, to, ...CalendarResponseSchema.parse(data).data };
  }, [from, to, get]);
  const { loaded } = useRequest(load, useErrorText());
  // Until the new days are here, those of before must not stand in their place.
  const isOld = loaded.status === 'loaded' && (loaded.data.from !== from || loaded.data.to !== to);
  return isOld ? ({ status: 'loading' } as const) : loaded;
}
