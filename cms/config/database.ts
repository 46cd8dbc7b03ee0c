import { readEnvironment } from '../src/env';

/** The part of better-sqlite3 that is used here. */
interface SqliteConnection {
  pragma(statement: string): unknown;
}

/**
 * With a write-ahead log a commit waits for the disk once instead of three times, and whoever reads does not wait for it at all. FULL:
 * what was answered is on the disk, also when the power fails.
 */
function writeAhead(
  connection: SqliteConnection,
  done: (error: null, connection: SqliteConnection) => void,
): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  done(null, connection);
}

export default () => {
  const env = readEnvironment();
  const settings = {
    // Strapi drops the table of a content type that is gone unless it is told not to.
    forceMigration: false,
  };
  if (env.DATABASE_CLIENT === 'postgres') {
    return {
      connection: {
        client: 'postgres',
        connection: { connectionString: env.DATABASE_URL },
        pool: { min: 2, max: 10 },
      },
      settings,
    };
  }
  return {
    connection: {
      client: 'sqlite',
      connection: { filename: env.DATABASE_FILENAME },
      useNullAsDefault: true,
      pool: { min: 1, max: 1, afterCreate: writeAhead },
    },
    settings,
  };
};
