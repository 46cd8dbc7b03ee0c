import { setTimeout as sleep } from 'node:timers/promises';
import {
  DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  type Condition,
  decodeItem,
  encodeItem,
  type Item,
  type ItemKey,
  placeholdersOf,
} from './dynamodb-items';
import { StoreUnavailable } from './store-unavailable';

/** Where the tables are. */
export interface DynamodbOptions {
  viewsTable: string;
  /** Salts, and what tells readers apart: a table without backups. */
  readersTable: string;
  /** Undefined for that of the environment, which Lambda sets. */
  region?: string | undefined;
  /** The address of a server that is not Amazon's; undefined for Amazon's. */
  endpoint?: string | undefined;
  /** How often a request is sent at most, when it is throttled or fails. */
  attemptsMax?: number | undefined;
  /** How long one request may take; undefined for what is right for Amazon's. */
  requestMillisecondsMax?: number | undefined;
  /** Gives the client back so that what it asks can be seen in traces. */
  trace?: ((client: DynamoDBClient) => DynamoDBClient) | undefined;
}

const CONNECTION_MILLISECONDS_MAX = 1_000;
const REQUEST_MILLISECONDS_MAX = 2_000;
/**
 * With a reader waiting. The SDK waits at random before it tries again, for up to 1 s and then up to 2 s where DynamoDB throttles, and stops trying again
 * when hundreds of requests were refused in a row.
 */
const ATTEMPTS_MAX = 3;
/** The first pause before something is tried again is at most so long, every further one twice as long, up to the longest. */
const PAUSE_MILLISECONDS = 20;
const PAUSE_MILLISECONDS_MAX = 1_000;
/** How often a transaction is tried while others have hold of its items. */
const TRANSACTION_ATTEMPTS_MAX = 10;

export function createClient({
  region,
  endpoint,
  attemptsMax = ATTEMPTS_MAX,
  requestMillisecondsMax = REQUEST_MILLISECONDS_MAX,
  trace,
}: DynamodbOptions): DynamoDBClient {
  const client = new DynamoDBClient({
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    // Said here: the environment of a function can say otherwise, and defaults differ between versions of the SDK.
    retryMode: 'standard',
    maxAttempts: attemptsMax,
    requestHandler: {
      connectionTimeout: CONNECTION_MILLISECONDS_MAX,
      requestTimeout: requestMillisecondsMax,
      // Without it the SDK only warns of a request that takes too long, and waits on.
      throwOnRequestTimeout: true,
    },
  });
  return trace?.(client) ?? client;
}

/** A part of a transaction: a write under a condition, or a condition alone. */
export type TransactionPart = { table: string; condition?: Condition } & (
  | { kind: 'check'; key: ItemKey; condition: Condition }
  | { kind: 'put'; item: object }
  | { kind: 'update'; key: ItemKey; text: string; values: Item }
  | { kind: 'delete'; key: ItemKey }
);

/** Either all parts were written, or none; then there stands for each part whose condition refused it what was there. */
export type TransactionOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; refusals: Map<number, Item | null> };

/** Writes all parts or none. While others have hold of the same items it is tried again. */
export async function transact(
  client: DynamoDBClient,
  parts: readonly TransactionPart[],
): Promise<TransactionOutcome> {
  const TransactItems = parts.map(transactItemOf);
  for (let tries = 1; ; tries += 1) {
    const outcome = await attempt(() => tryToTransact(client, TransactItems));
    if (outcome.kind !== 'conflict') return outcome;
    if (tries === TRANSACTION_ATTEMPTS_MAX)
      throw new StoreUnavailable('view store', { cause: outcome.error });
    await pause(tries);
  }
}

async function tryToTransact(
  client: DynamoDBClient,
  TransactItems: TransactWriteItem[],
): Promise<TransactionOutcome | { kind: 'conflict'; error: unknown }> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems }));
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = error.CancellationReasons ?? [];
    const refusals = new Map<number, Item | null>();
    for (const [position, { Code, Item: found }] of reasons.entries())
      if (Code === 'ConditionalCheckFailed')
        refusals.set(position, found ? decodeItem(found) : null);
    if (refusals.size > 0) return { kind: 'refused', refusals };
    const isPassing = reasons.some(({ Code }) => PASSING_REASONS.has(Code ?? ''));
    if (isPassing) return { kind: 'conflict', error };
    throw error;
  }
}

const PASSING_REASONS = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

function transactItemOf(part: TransactionPart): TransactWriteItem {
  const { table: TableName, condition } = part;
  const ConditionExpression = condition?.text;
  const conditionOf = {
    TableName,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    ...placeholdersOf([ConditionExpression], condition?.values ?? {}),
  };
  switch (part.kind) {
    case 'check': {
      const ConditionCheck = {
        ...conditionOf,
        Key: encodeItem(part.key),
        ConditionExpression: part.condition.text,
      };
      return { ConditionCheck };
    }
    case 'put':
      return { Put: { ...conditionOf, ConditionExpression, Item: encodeItem(part.item) } };
    case 'delete':
      return { Delete: { ...conditionOf, ConditionExpression, Key: encodeItem(part.key) } };
    case 'update': {
      const values = { ...part.values, ...condition?.values };
      const Update = {
        ...conditionOf,
        ...placeholdersOf([part.text, ConditionExpression], values),
        ConditionExpression,
        UpdateExpression: part.text,
        Key: encodeItem(part.key),
      };
      return { Update };
    }
  }
}

/** Waits for a time that grows with the number of tries and differs at random, so that those who collided do not collide again. */
export async function pause(tries: number): Promise<void> {
  const longest = Math.min(PAUSE_MILLISECONDS * 2 ** (tries - 1), PAUSE_MILLISECONDS_MAX);
  await sleep(Math.random() * longest);
}

/** What DynamoDB cannot do at the moment is `StoreUnavailable`: it throttles, or cannot be reached. */
export async function attempt<Result>(request: () => Promise<Result>): Promise<Result> {
  try {
    return await request();
  } catch (cause) {
    if (cause instanceof StoreUnavailable) throw cause;
    throw new StoreUnavailable('view store', { cause });
  }
}
