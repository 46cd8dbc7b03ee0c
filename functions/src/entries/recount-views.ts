import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LocalDaySchema } from '@congkhai/shared/time/local-day';
import { totalsOf } from '@congkhai/shared/views/sum-hours';
import { ViewRulesSchema } from '@congkhai/shared/views/view-rules';
import * as z from 'zod';
import { readServerConfig } from '../config/server';
import { type RecountRequest, recountViews } from '../handlers/recount-views';
import { createSigner } from '../ledger/signing';
import { createLog } from '../log';
import { openPublishedStore } from '../stores/open-published-store';
import { openSqliteViewSealing } from '../stores/sqlite-view-sealing';

// Run by `npm run recount:views`, beside a server that runs or not.

const USAGE = 'npm run recount:views -- --rules rules.json [--from 2026-11-01] [--to 2026-11-30]';

async function main(): Promise<void> {
  const request = readArguments(process.argv.slice(2));
  const { publishedStore, viewsFile, ledgerPrivateKey } = readServerConfig();
  const now = () => new Date();
  const log = createLog({ now, write: (line) => process.stderr.write(line) });
  const { published } = openPublishedStore(publishedStore, { now, log });
  const views = openSqliteViewSealing({ file: viewsFile });
  const parts = { published, views, signer: createSigner(ledgerPrivateKey), now };
  try {
    for await (const { seal } of recountViews(parts, request)) {
      const { viewCount, readCount, visitCount } = totalsOf(seal);
      process.stdout.write(
        `${seal.localDay}  version ${seal.version}  xem / views ${viewCount}  đọc / reads ${readCount}  truy cập / visits ${visitCount}\n`,
      );
    }
  } finally {
    await views.close();
  }
}

function readArguments(args: string[]): RecountRequest {
  const { values } = parseArgs({
    args,
    options: { rules: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  });
  if (values.rules === undefined) throw new Error(`expected --rules: ${USAGE}`);
  return {
    rules: parseOrExplain(
      ViewRulesSchema,
      JSON.parse(readFileSync(values.rules, 'utf8')),
      values.rules,
    ),
    fromDay: parseOrExplain(LocalDaySchema.optional(), values.from, '--from') ?? null,
    toDay: parseOrExplain(LocalDaySchema.optional(), values.to, '--to') ?? null,
  };
}

function parseOrExplain<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  name: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Không đếm lại được / Could not recount: ${reason}\n`);
  process.exitCode = 1;
});
