// Runs one statement on a PostgreSQL database, in a process of its own: `node run-sql.mjs URL SQL`.
import pg from 'pg';

const [connectionString, sql] = process.argv.slice(2);
const client = new pg.Client({ connectionString });
await client.connect();
try {
  const { rows } = await client.query(sql ?? '');
  process.stdout.write(JSON.stringify(rows));
} finally {
  await client.end();
}
