import { randomBytes } from 'node:crypto';
import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import { UtcHourSchema, utcHourOf } from '@congkhai/shared/time/local-day';
import type { ViewEvent } from '@congkhai/shared/views/class-view';
import type { ReaderState } from '@congkhai/shared/views/reader-state';
import * as z from 'zod';
import type { TransactionPart } from './dynamodb-client';
import { countOf } from './dynamodb-counters';
import type { DynamodbDatabase } from './dynamodb-database';
import { readerKeys } from './dynamodb-keys';
import type { DynamodbTable } from './dynamodb-table';

const SALT_BYTES = 32;
/** A reader who is not seen for so long is a new one: a visit goes on for 30 minutes, and a read counts for one clock hour. */
const REMEMBERED_SECONDS = 3 * 3_600;

const ReaderStateSchema = z.object({
  lastSeenAt: z.number().nullable(),
  hour: UtcHourSchema,
  activationCount: z.number().int(),
  articles: z.array(
    z.object({
      articleId: z.string(),
      locale: LocaleSchema,
      lastViewedAt: z.number(),
      readHours: z.array(UtcHourSchema),
    }),
  ),
});

/** What is remembered of a reader, and which version of it that is. */
export interface KnownReader {
  state: ReaderState | null;
  version: number;
}

/** Keeps what tells readers apart, in a table without backups. `now` is by when DynamoDB itself forgets. */
export function createReaders(database: DynamodbDatabase, now: () => Date) {
  const { readers } = database;
  const expiresAt = () => Math.floor(now().getTime() / 1_000) + REMEMBERED_SECONDS;

  return {
    async read(readerKey: string): Promise<KnownReader> {
      const item = await readers.get(readerKeys.reader(readerKey), { isConsistent: true });
      if (!item) return { state: null, version: 0 };
      const state = ReaderStateSchema.parse(JSON.parse(String(item.state)));
      return { state, version: countOf(item, 'version') };
    },
    /** Remembers a reader, unless somebody has done so since the known version was read. */
    partOf({ readerKey, recordedAt }: ViewEvent, known: KnownReader, state: ReaderState) {
      const part: TransactionPart = {
        kind: 'put',
        table: readers.name,
        item: {
          ...readerKeys.reader(readerKey ?? ''),
          version: known.version + 1,
          state: JSON.stringify(state),
          lastHour: utcHourOf(recordedAt),
          expiresAt: expiresAt(),
        },
        condition:
          known.version === 0
            ? { text: 'attribute_not_exists(#pk)' }
            : { text: '#version = :seen', values: { seen: known.version } },
      };
      return part;
    },
    /** Counts one more activation of an article by a network in this hour, and gives how many there were before. */
    async countNetwork({ networkKey, articleId, locale, recordedAt }: ViewEvent): Promise<number> {
      const hour = utcHourOf(recordedAt);
      const outcome = await readers.update(
        readerKeys.network(hour, networkKey, `${articleId}#${locale}`),
        { add: { activationCount: 1 }, set: { lastHour: hour, expiresAt: expiresAt() } },
      );
      return countOf(outcome.item, 'activationCount') - 1;
    },
    readerSaltOf: (localDay: string) => readerSaltOf(readers, localDay),
  };
}

async function readerSaltOf(readers: DynamodbTable, localDay: string): Promise<Uint8Array> {
  const key = readerKeys.salt(localDay);
  const known = await readers.get(key, { isConsistent: true });
  if (known?.salt instanceof Uint8Array) return known.salt;
  const salt = randomBytes(SALT_BYTES);
  const outcome = await readers.put({ ...key, salt }, { text: 'attribute_not_exists(#pk)' });
  if (outcome.kind === 'done') return salt;
  // Somebody was faster: everybody uses the salt that is there.
  return readerSaltOf(readers, localDay);
}
