import {
  createClient,
  type DynamodbOptions,
  type TransactionPart,
  transact,
} from './dynamodb-client';
import { openReadableTable, openTable, type ReadableTable } from './dynamodb-table';

/** Both tables of the view store. */
export function openDatabase(options: DynamodbOptions) {
  const client = createClient(options);
  return {
    views: openTable(client, options.viewsTable),
    readers: openTable(client, options.readersTable),
    /** Writes all parts or none. */
    transact: (parts: readonly TransactionPart[]) => transact(client, parts),
    close: () => client.destroy(),
  };
}
export type DynamodbDatabase = ReturnType<typeof openDatabase>;

/** The table of views, for whoever only reads counts. */
export function openReadableViews(options: DynamodbOptions): ReadableTable {
  return openReadableTable(createClient(options), options.viewsTable);
}
