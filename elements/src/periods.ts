import { type Answer, type Client, listPeriods, type RequestOptions } from '@congkhai/client';

/** The period that is asked for, or else the newest with a published result; null if there is none. */
export async function findPeriodId(
  client: Client,
  asked: string | undefined,
  options: RequestOptions,
): Promise<string | null> {
  if (asked !== undefined) return asked;
  const { data }: Answer<'listPeriods'> = await listPeriods(client, {}, options);
  return data[0]?.periodId ?? null;
}
