import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { IdentifierSchema } from '@congkhai/shared/contracts/identifiers';
import {
  OPENING_BALANCE_FORMATS,
  OpeningBalanceFormatSchema,
} from '@congkhai/shared/contracts/opening-balance';
import { readServerConfig } from '../config/server';
import {
  type ImportRequest,
  type ImportResult,
  importOpeningBalance,
  removeOpeningSource,
} from '../handlers/opening-balance';
import { ImportRefused } from '../handlers/opening-balance/import-refused';
import { createLog } from '../log';
import { openPublishedStore } from '../stores/open-published-store';

// Run by `npm run views:import`, which adds the folder for the list of addresses.

async function main(): Promise<void> {
  const command = readArguments(process.argv.slice(2));
  const now = () => new Date();
  const log = createLog({ now, write: (line) => process.stderr.write(line) });
  const { published } = openPublishedStore(readServerConfig().publishedStore, { now, log });
  if (command.kind === 'remove') {
    await removeOpeningSource(command.sourceId, published);
    return print([`Đã bỏ nguồn / Removed the source: ${command.sourceId}`]);
  }
  const { request, reportFile } = command;
  const result = await importOpeningBalance(request, {
    published,
    now,
    saveReport: (text) => writeFileSync(reportFile, text),
  });
  print(linesOf(result, request.isDryRun, reportFile));
}

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

type Command =
  | { kind: 'import'; request: ImportRequest; reportFile: string }
  | { kind: 'remove'; sourceId: string };

function readArguments(args: string[]): Command {
  const { values, positionals } = parsed(args);
  if (values.remove !== undefined)
    return { kind: 'remove', sourceId: sourceIdIn(values.remove, '--remove') };
  const format = OpeningBalanceFormatSchema.safeParse(values.format);
  const formats = OPENING_BALANCE_FORMATS.join(' | ');
  if (!format.success) throw refused(`cần --format ${formats}`, `expected --format ${formats}`);
  const sourceId = sourceIdIn(values.source ?? format.data, '--source');
  if (positionals.length === 0) throw refused('cần ít nhất một tệp', 'expected at least one file');
  const request = {
    format: format.data,
    sourceId,
    paths: positionals,
    addressesPath: values.addresses ?? null,
    isReplacing: values.replace ?? false,
    isDryRun: values['dry-run'] ?? false,
  };
  const folder = values['report-folder'] ?? '.';
  const reportFile = join(folder, `opening-balance-addresses-${sourceId}.csv`);
  return { kind: 'import', request, reportFile };
}

function sourceIdIn(text: string, option: string): string {
  const sourceId = IdentifierSchema.safeParse(text);
  if (sourceId.success) return sourceId.data;
  throw refused(
    `cần ${option} là chữ thường, số và gạch nối, như cong-cu`,
    `expected ${option} to be small letters, digits and hyphens, such as old-portal`,
  );
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        source: { type: 'string' },
        addresses: { type: 'string' },
        remove: { type: 'string' },
        'report-folder': { type: 'string' },
        replace: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refused(`tham số sai (${reason})`, `wrong arguments (${reason})`);
  }
}

function refused(vi: string, en: string): ImportRefused {
  return new ImportRefused({ vi, en });
}

function linesOf(
  { source, replaced, notes }: ImportResult,
  isDryRun: boolean,
  reportFile: string,
): string[] {
  const { site, articles, unmatched, period, files } = source;
  const onArticles = articles.reduce((sum, { viewCount }) => sum + viewCount, 0);
  return [
    ...files.map(({ name, sha256 }) => `${name}  sha256 ${sha256}`),
    `Toàn trang / Whole site: ${site.viewCount} lượt xem / views, ${site.visitCount ?? '–'} lượt truy cập / visits`,
    `Kỳ / Period: ${period ? `${period.firstDay} – ${period.lastDay}` : 'không rõ / unknown'}`,
    `Vào bài / On articles: ${onArticles} lượt xem / views, ${articles.length} bài / articles`,
    `Không thuộc bài nào / On no article: ${unmatched.viewCount} lượt xem / views, ${unmatched.addressCount} địa chỉ / addresses`,
    `Danh sách địa chỉ / List of addresses: ${reportFile}`,
    ...notes.map(({ vi, en }) => `Lưu ý / Note: ${vi} / ${en}`),
    ...(replaced
      ? [
          `Thay cho lần nhập / Replaces the import of ${replaced.importedAt}: ${replaced.site.viewCount} lượt xem / views`,
        ]
      : []),
    isDryRun
      ? 'Chạy thử, chưa ghi gì / Dry run, nothing was written'
      : `Đã ghi nguồn / Wrote the source: ${source.sourceId}`,
  ];
}

main().catch((error: unknown) => {
  const reason = error instanceof ImportRefused ? error.message : String(error);
  process.stderr.write(`Không nhập được số liệu / Could not import: ${reason}\n`);
  process.exit(1);
});
