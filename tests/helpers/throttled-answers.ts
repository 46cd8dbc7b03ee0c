import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';

// What AWS answers when it throttles, as its references of errors have it.

/** In place of an answer, or of a part of what was asked. */
export type Throttled =
  | { kind: 'refused'; status: number; headers: Record<string, string>; body: Buffer }
  /** `body` is what is asked of the server all the same, and `amend` says in its answer what was not. */
  | { kind: 'in part'; body: Buffer; amend: (answer: Buffer) => Buffer };

/** The request of a table's API; streams are read by AWS itself. */
const TARGET = /^DynamoDB_20120810\.(\w+)$/;
const EXCEPTIONS = [
  [
    'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded.',
  ],
  [
    'com.amazon.coral.availability#ThrottlingException',
    'Throughput exceeds the current capacity of your table or index.',
  ],
  [
    'com.amazonaws.dynamodb.v20120810#RequestLimitExceeded',
    'Throughput exceeds the current throughput limit for your account.',
  ],
] as const;
/** A transaction of which one item was throttled is cancelled as a whole. */
const CANCELLED = 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException';

const TransactionSchema = z.object({ TransactItems: z.array(z.unknown()) });
const BatchGetSchema = z.object({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(z.unknown()) })),
});
const BatchWriteSchema = z.object({ RequestItems: z.record(z.string(), z.array(z.unknown())) });

/** Each of DynamoDB's ways in turn. Of a batch every other time the first half is done. */
export function throttledByDynamodb(
  { headers }: IncomingMessage,
  body: Buffer,
  number: number,
): Throttled | null {
  const operation = TARGET.exec(String(headers['x-amz-target']))?.[1];
  if (operation === undefined) return null;
  const isSpecial = number % 2 === 0;
  const input: unknown = JSON.parse(body.toString('utf8'));
  if (isSpecial && operation === 'BatchGetItem') return halfOfGet(input);
  if (isSpecial && operation === 'BatchWriteItem') return halfOfWrite(input);
  if (isSpecial && operation === 'TransactWriteItems') return cancelled(input);
  const [type, message] = EXCEPTIONS[number % EXCEPTIONS.length] ?? EXCEPTIONS[0];
  return exception(type, message);
}

function cancelled(input: unknown): Throttled {
  const { TransactItems } = TransactionSchema.parse(input);
  const CancellationReasons = TransactItems.map((_, at) =>
    at === 0 ? { Code: 'ThrottlingError', Message: EXCEPTIONS[1][1] } : { Code: 'None' },
  );
  return exception(CANCELLED, 'Transaction cancelled', { CancellationReasons });
}

function exception(__type: string, message: string, others: object = {}): Throttled {
  return {
    kind: 'refused',
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() },
    body: Buffer.from(JSON.stringify({ __type, message, ...others })),
  };
}

/** The first half of a batch is done, and the answer hands back the other half. */
function inPart(
  operation: 'BatchGetItem' | 'BatchWriteItem',
  partOf: (isFirst: boolean) => Record<string, unknown>,
): Throttled {
  const leftName = operation === 'BatchGetItem' ? 'UnprocessedKeys' : 'UnprocessedItems';
  return {
    kind: 'in part',
    body: Buffer.from(JSON.stringify({ RequestItems: partOf(true) })),
    amend: (answer) =>
      Buffer.from(
        JSON.stringify({
          ...z.looseObject({}).parse(JSON.parse(answer.toString('utf8'))),
          [leftName]: partOf(false),
        }),
      ),
  };
}

function halfOfGet(input: unknown): Throttled {
  const { RequestItems } = BatchGetSchema.parse(input);
  return inPart('BatchGetItem', (isFirst) =>
    filled(RequestItems, ({ Keys, ...others }) => {
      const half = halfOf(Keys, isFirst);
      return half.length > 0 ? { ...others, Keys: half } : null;
    }),
  );
}

function halfOfWrite(input: unknown): Throttled {
  const { RequestItems } = BatchWriteSchema.parse(input);
  return inPart('BatchWriteItem', (isFirst) =>
    filled(RequestItems, (requests) => {
      const half = halfOf(requests, isFirst);
      return half.length > 0 ? half : null;
    }),
  );
}

function filled<Value>(
  tables: Record<string, Value>,
  halfOfTable: (value: Value) => unknown,
): Record<string, unknown> {
  const halves = Object.entries(tables).map(([table, value]) => [table, halfOfTable(value)]);
  return Object.fromEntries(halves.filter(([, half]) => half !== null));
}

/** Of a single one the first half is that one: something of every batch is done. */
function halfOf(values: readonly unknown[], isFirst: boolean): unknown[] {
  const middle = Math.ceil(values.length / 2);
  return isFirst ? values.slice(0, middle) : values.slice(middle);
}

/** S3 asks to slow down, and now and then says that something went wrong on its side. */
export function throttledByS3({ url }: IncomingMessage, _body: Buffer, number: number): Throttled {
  const isSlowDown = number % 4 !== 3;
  const [code, message] = isSlowDown
    ? ['SlowDown', 'Please reduce your request rate.']
    : ['InternalError', 'We encountered an internal error. Please try again.'];
  const [path] = (url ?? '/').split('?');
  const error = `<Error><Code>${code}</Code><Message>${message}</Message><Resource>${path}</Resource><RequestId>${randomUUID()}</RequestId></Error>`;
  return {
    kind: 'refused',
    status: isSlowDown ? 503 : 500,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${error}`),
  };
}
