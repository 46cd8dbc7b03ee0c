import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** A value as our tables keep it. */
type ItemValue = string | number | boolean | null | Uint8Array;

/** The attributes of an item of DynamoDB. */
export type Item = Record<string, ItemValue>;

/** Every table of ours has these two key attributes. */
export interface ItemKey {
  pk: string;
  sk: string;
}

/** Conditions of a write, or of a query. Attributes stand in the text as `#name`, values as `:name`. */
export interface Condition {
  text: string;
  values?: Item;
}

export function encodeItem(item: object): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(item)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, encodeValue(value)]),
  );
}

export function decodeItem(attributes: Record<string, AttributeValue>): Item {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, decodeValue(value)]),
  );
}

/** What expressions need beside their text: the attributes that they name, and the values. */
export function placeholdersOf(texts: readonly (string | undefined)[], values: Item) {
  const names = texts.flatMap((text) => text?.match(/#\w+/g) ?? []);
  const encoded = encodeItem(values);
  return {
    ExpressionAttributeNames:
      names.length > 0 ? Object.fromEntries(names.map((name) => [name, name.slice(1)])) : undefined,
    ExpressionAttributeValues:
      Object.keys(encoded).length > 0
        ? Object.fromEntries(Object.entries(encoded).map(([name, value]) => [`:${name}`, value]))
        : undefined,
  };
}

function encodeValue(value: unknown): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: value };
  throw new TypeError(`A ${typeof value} cannot be kept in DynamoDB`);
}

function decodeValue(value: AttributeValue): ItemValue {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.B !== undefined) return value.B;
  throw new TypeError(`Unknown attribute of DynamoDB: ${Object.keys(value).join()}`);
}
