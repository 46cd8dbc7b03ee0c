import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { folderStore, type PublishedStore } from '@congkhai/published-store';
import { readServerConfig } from '../config/server';
import { type AuditDependencies, type AuditReport, auditViews } from '../handlers/audit-views';
import { LedgerDifference } from '../handlers/audit-views/difference';
import { type LedgerKey, parsePublicKey } from '../ledger/signing';
import { createLog } from '../log';
import { openPublishedStore } from '../stores/open-published-store';

// Run by `npm run audit:views`. It reads the ledger of views and nothing else, so a copy of the published folder is enough.

const USAGE = 'npm run audit:views -- [folder] [--public-key file.pem]… [--noted-hash sha256]…';
const COLUMN_CHARACTERS = 18;

/** The arguments are wrong; the message says how. */
class Refused extends Error {
  override readonly name = 'Refused';
}

async function main(): Promise<void> {
  const report = await auditViews(readArguments(process.argv.slice(2)));
  if (report.days.length === 0) throw new Refused('there is no sealed hour');
  for (const line of linesOf(report)) process.stdout.write(`${line}\n`);
}

function readArguments(args: string[]): AuditDependencies {
  const { values, positionals } = parsed(args);
  if (positionals.length > 1) throw new Refused(`expected one folder: ${USAGE}`);
  const notedHashes = values['noted-hash'] ?? [];
  const wrongHash = notedHashes.find((hash) => !/^[0-9a-f]{64}$/.test(hash));
  if (wrongHash !== undefined) throw new Refused(`not a SHA-256: ${wrongHash}`);
  return {
    published: openLedger(positionals[0]),
    givenKeys: (values['public-key'] ?? []).map(readPublicKey),
    notedHashes,
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'public-key': { type: 'string', multiple: true },
        'noted-hash': { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : error}: ${USAGE}`);
  }
}

/** The published store in a folder, or where the settings say it is. */
function openLedger(folder: string | undefined): PublishedStore {
  if (folder !== undefined) {
    if (!existsSync(folder)) throw new Refused(`there is no folder ${folder}`);
    return folderStore({ root: folder });
  }
  const now = () => new Date();
  const log = createLog({ now, write: (line) => process.stderr.write(line) });
  return openPublishedStore(readServerConfig().publishedStore, { now, log }).published;
}

function readPublicKey(file: string): LedgerKey {
  const key = existsSync(file) ? parsePublicKey(readFileSync(file, 'utf8')) : null;
  if (key) return key;
  throw new Refused(`${file} is not an Ed25519 public key (SPKI PEM)`);
}

function linesOf({ days, heads, ...report }: AuditReport): string[] {
  const header = row([
    'ngày / day',
    'giờ / hours',
    'xem / views',
    'đọc / reads',
    'truy cập / visits',
  ]);
  const total = { viewCount: 0, readCount: 0, visitCount: 0, hourCount: 0 };
  for (const day of days) {
    total.hourCount += day.hourCount;
    total.viewCount += day.viewCount;
    total.readCount += day.readCount;
    total.visitCount += day.visitCount;
  }
  const notes = [
    ...days
      .filter(({ version }) => version > 1)
      .map(({ localDay, version }) => `${localDay}: version ${version}`),
    ...days
      .filter(({ isSealed }) => !isSealed)
      .map(({ localDay }) => `${localDay}: hours only, the day is not sealed yet`),
    ...report.unusedSegments.map((key) => `${key}: named by no seal, counts nowhere`),
    ...(report.unsignedSealCount > 0
      ? [`seals without a signature: ${report.unsignedSealCount}`]
      : []),
  ];
  return [
    header,
    ...days.map((day) => row([day.localDay, ...countsOf(day)])),
    row(['tổng / total', ...countsOf(total)]),
    ...notes,
    `signed by: ${report.keyIds.join(', ') || 'nobody'}`,
    `last hour: ${heads.hour ?? 'none'}`,
    `last day: ${heads.day ?? 'none'}`,
    'OK',
  ];
}

function countsOf(
  counts: Pick<AuditReport['days'][number], 'hourCount' | 'viewCount' | 'readCount' | 'visitCount'>,
) {
  const { hourCount, viewCount, readCount, visitCount } = counts;
  return [hourCount, viewCount, readCount, visitCount].map(String);
}

function row([name = '', ...counts]: readonly string[]): string {
  return [
    name.padEnd(COLUMN_CHARACTERS),
    ...counts.map((count) => count.padStart(COLUMN_CHARACTERS)),
  ].join(' ');
}

main().catch((error: unknown) => {
  const isExpected = error instanceof LedgerDifference || error instanceof Refused;
  const kind =
    error instanceof LedgerDifference ? 'SAI KHÁC / DIFFERENCE' : 'KHÔNG KIỂM ĐƯỢC / NO AUDIT';
  process.stderr.write(`${kind}: ${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
