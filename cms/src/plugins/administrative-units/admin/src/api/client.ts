import {
  EventEffectsAnswerSchema,
  ImportAnswerSchema,
  type RecordEvent,
  UnitListSchema,
  UnitRecordSchema,
} from '@congkhai/shared/contracts/units-admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type * as z from 'zod';
import { PLUGIN_ID } from '../constants';

type FetchClient = ReturnType<typeof useFetchClient>;

/** The plugin's server, as its pages call it. Answers are parsed with the schemas that the server keeps to. */
export type UnitsClient = ReturnType<typeof unitsClient>;

/** The plugin's server, the same object as long as the person stays signed in. */
export function useUnitsClient(): UnitsClient {
  const { get, post } = useFetchClient();
  return useMemo(() => unitsClient({ get, post }), [get, post]);
}

function unitsClient({ get, post }: Pick<FetchClient, 'get' | 'post'>) {
  const read = async <Data>(
    path: string,
    schema: z.ZodType<{ data: Data }>,
    params: Record<string, string> = {},
  ): Promise<Data> => schema.parse((await get(`/${PLUGIN_ID}${path}`, { params })).data).data;
  const send = async <Data>(
    path: string,
    schema: z.ZodType<{ data: Data }>,
    body: object,
  ): Promise<Data> => schema.parse((await post(`/${PLUGIN_ID}${path}`, body)).data).data;
  return {
    listChildren: (parent: string | null, asOf: string) =>
      read('/tree', UnitListSchema, { asOf, ...(parent === null ? {} : { parent }) }),
    search: (q: string, asOf: string | null) =>
      read('/search', UnitListSchema, { q, ...(asOf === null ? {} : { asOf }) }),
    readUnit: (unitId: string) => read(`/units/${unitId}`, UnitRecordSchema),
    previewEvent: (event: RecordEvent) => send('/events/preview', EventEffectsAnswerSchema, event),
    recordEvent: (event: RecordEvent) => send('/events', EventEffectsAnswerSchema, event),
    import: (states: {
      beforeCsv: string;
      afterCsv: string;
      effectiveOn: string;
      fingerprint: string | null;
    }) => send('/import', ImportAnswerSchema, states),
  };
}
