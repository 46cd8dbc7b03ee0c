import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  paginateScan,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { attempt, pause } from './dynamodb-client';
import {
  type Condition,
  decodeItem,
  encodeItem,
  type Item,
  type ItemKey,
  placeholdersOf,
} from './dynamodb-items';
import { inParallel } from './in-parallel';
import { StoreUnavailable } from './store-unavailable';

/** DynamoDB's limits. */
const BATCH_GET_MAX = 100;
const BATCH_WRITE_MAX = 25;
const BATCH_ATTEMPTS_MAX = 8;
const PARALLEL_REQUESTS_MAX = 16;

/** Whether a write was done, or its condition refused it; then `item` is what was there. */
export type Outcome = { kind: 'done'; item: Item } | { kind: 'refused'; item: Item | null };

/** What a query of one partition asks for. */
export interface PartitionQuery {
  pk: string;
  /** On the sort key, such as `#sk < :day`. */
  sortKey?: Condition;
  /** An index whose partition key is `list`. */
  index?: string;
  /** Only what it sees must be written before the call, at twice the price. Not for an index. */
  isConsistent?: boolean;
  /** The attributes wanted; all if left out. */
  attributes?: readonly string[];
  isDescending?: boolean;
  itemsMax?: number;
}

export type DynamodbTable = ReturnType<typeof openTable>;
export type ReadableTable = ReturnType<typeof openReadableTable>;

/** One table. Every call rejects with `StoreUnavailable` when DynamoDB cannot do it at the moment. */
export function openTable(client: DynamoDBClient, TableName: string) {
  const table = {
    name: TableName,
    ...openReadableTable(client, TableName),
    ...openWriting(client, TableName),
  };
  return table;
}

/** A table of which a function only reads. */
export function openReadableTable(client: DynamoDBClient, TableName: string) {
  async function getBatch(keys: readonly ItemKey[]): Promise<Item[]> {
    const found: Item[] = [];
    let Keys = keys.map((key) => encodeItem(key));
    for (let tries = 0; Keys.length > 0; tries += 1) {
      if (tries === BATCH_ATTEMPTS_MAX) throw new StoreUnavailable('view store');
      if (tries > 0) await pause(tries);
      const command = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } });
      const { Responses, UnprocessedKeys } = await attempt(() => client.send(command));
      found.push(...(Responses?.[TableName] ?? []).map(decodeItem));
      Keys = UnprocessedKeys?.[TableName]?.Keys ?? [];
    }
    return found;
  }

  return {
    async get(key: ItemKey, { isConsistent = false } = {}): Promise<Item | null> {
      const command = new GetItemCommand({
        TableName,
        Key: encodeItem(key),
        ConsistentRead: isConsistent,
      });
      const { Item: found } = await attempt(() => client.send(command));
      return found ? decodeItem(found) : null;
    },
    /** The items that are there, in any order. */
    async getAll(keys: readonly ItemKey[]): Promise<Item[]> {
      const found = await inParallel(
        portionsOf(keys, BATCH_GET_MAX),
        PARALLEL_REQUESTS_MAX,
        getBatch,
      );
      return found.flat();
    },
    /** All items of a partition, in the order of their sort keys. */
    async query(query: PartitionQuery): Promise<Item[]> {
      const keyText = query.index ? '#list = :partition' : '#pk = :partition';
      const KeyConditionExpression = query.sortKey
        ? `${keyText} AND ${query.sortKey.text}`
        : keyText;
      const ProjectionExpression = query.attributes?.map((name) => `#${name}`).join(', ');
      const input = {
        TableName,
        IndexName: query.index,
        KeyConditionExpression,
        ProjectionExpression,
        ConsistentRead: query.isConsistent ?? false,
        ScanIndexForward: !query.isDescending,
        Limit: query.itemsMax,
        ...placeholdersOf([KeyConditionExpression, ProjectionExpression], {
          ...query.sortKey?.values,
          partition: query.pk,
        }),
      };
      return attempt(async () => {
        const items: Item[] = [];
        for await (const page of paginateQuery({ client }, input)) {
          items.push(...(page.Items ?? []).map(decodeItem));
          if (query.itemsMax !== undefined && items.length >= query.itemsMax) break;
        }
        return items;
      });
    },
    /** Goes through the whole table. */
    async scan(filter: Condition): Promise<Item[]> {
      const input = {
        TableName,
        FilterExpression: filter.text,
        ...placeholdersOf([filter.text], filter.values ?? {}),
      };
      return attempt(async () => {
        const items: Item[] = [];
        for await (const page of paginateScan({ client }, input))
          items.push(...(page.Items ?? []).map(decodeItem));
        return items;
      });
    },
  };
}

function openWriting(client: DynamoDBClient, TableName: string) {
  async function deleteBatch(keys: readonly ItemKey[]): Promise<void> {
    let requests = keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: encodeItem({ pk, sk }) } }));
    for (let tries = 0; requests.length > 0; tries += 1) {
      if (tries === BATCH_ATTEMPTS_MAX) throw new StoreUnavailable('view store');
      if (tries > 0) await pause(tries);
      const command = new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } });
      const { UnprocessedItems } = await attempt(() => client.send(command));
      requests = (UnprocessedItems?.[TableName] ?? []).flatMap(({ DeleteRequest }) =>
        DeleteRequest?.Key ? [{ DeleteRequest: { Key: DeleteRequest.Key } }] : [],
      );
    }
  }

  return {
    put: (item: object, condition?: Condition): Promise<Outcome> =>
      unlessRefused(async () => {
        const values = condition?.values ?? {};
        const command = new PutItemCommand({
          TableName,
          Item: encodeItem(item),
          ConditionExpression: condition?.text,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          ...placeholdersOf([condition?.text], values),
        });
        await client.send(command);
        return {};
      }),
    /** Adds to numbers and sets attributes of an item, which is made if it is missing. Gives the item as it is then. */
    update: (
      key: ItemKey,
      { add = {}, set = {}, condition }: { add?: Item; set?: Item; condition?: Condition },
    ): Promise<Outcome> =>
      unlessRefused(async () => {
        const UpdateExpression = updateTextOf(add, set);
        const command = new UpdateItemCommand({
          TableName,
          Key: encodeItem(key),
          UpdateExpression,
          ConditionExpression: condition?.text,
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          ...placeholdersOf([UpdateExpression, condition?.text], {
            ...add,
            ...set,
            ...condition?.values,
          }),
        });
        const { Attributes } = await client.send(command);
        return decodeItem(Attributes ?? {});
      }),
    delete: (key: ItemKey, condition?: Condition): Promise<Outcome> =>
      unlessRefused(async () => {
        const command = new DeleteItemCommand({
          TableName,
          Key: encodeItem(key),
          ConditionExpression: condition?.text,
          ...placeholdersOf([condition?.text], condition?.values ?? {}),
        });
        await client.send(command);
        return {};
      }),
    async deleteAll(keys: readonly ItemKey[]): Promise<void> {
      await inParallel(portionsOf(keys, BATCH_WRITE_MAX), PARALLEL_REQUESTS_MAX, deleteBatch);
    },
  };
}

export function updateTextOf(add: Item, set: Item): string {
  const adding = Object.keys(add).map((name) => `#${name} :${name}`);
  const setting = Object.keys(set).map((name) => `#${name} = :${name}`);
  return [
    adding.length > 0 ? `ADD ${adding.join(', ')}` : '',
    setting.length > 0 ? `SET ${setting.join(', ')}` : '',
  ].join(' ');
}

async function unlessRefused(write: () => Promise<Item>): Promise<Outcome> {
  return attempt(async () => {
    try {
      return { kind: 'done', item: await write() };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { kind: 'refused', item: error.Item ? decodeItem(error.Item) : null };
    }
  });
}

function portionsOf<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
