import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { IdentifierSchema } from '@congkhai/shared/contracts/identifiers';
import {
  OPENING_BALANCE_FORMATS,
  OpeningBalanceFormatSchema,
} from '@congkhai/shared/contracts/opening-balance';
import { readServerConfig } from '../config';
import {
  type ImportRequest,
  type ImportResult,
  importOpeningBalance,
} from '../handlers/opening-balance';
import { ImportRefused } from '../handlers/opening-balance/import-refused';
import { reportOf } from '../handlers/opening-balance/matched-addresses';
import { createLog } from '../log';
import { openPublishedStore } from '../stores/open-published-store';

// Run by `npm run views:import`. The last argument is where the report of all addresses is written.

async function main(): Promise<void> {
  const { request, reportFile } = readArguments(process.argv.slice(2));
  const now = () => new Date();
  const log = createLog({ now, write: (line) => process.stderr.write(line) });
  const { published } = openPublishedStore(readServerConfig().publishedStore, { now, log });
  const result = await importOpeningBalance(request, { published, now });
  writeFileSync(reportFile, reportOf(result.matched));
  for (const line of linesOf(result, request.isDryRun, reportFile))
    process.stdout.write(`${line}\n`);
}

function readArguments(args: string[]): { request: ImportRequest; reportFile: string } {
  const { values, positionals } = parsed(args);
  const format = OpeningBalanceFormatSchema.safeParse(values.format);
  const formats = OPENING_BALANCE_FORMATS.join(' | ');
  if (!format.success) throw refused(`cần --format ${formats}`, `expected --format ${formats}`);
  const sourceId = IdentifierSchema.safeParse(values.source ?? format.data);
  if (!sourceId.success)
    throw refused(
      'cần --source là chữ thường, số và gạch nối, như cong-cu',
      'expected --source to be small letters, digits and hyphens, such as old-portal',
    );
  if (positionals.length === 0 || values.report === undefined)
    throw refused('cần ít nhất một tệp', 'expected at least one file');
  const request = {
    format: format.data,
    sourceId: sourceId.data,
    paths: positionals,
    addressesPath: values.addresses ?? null,
    isReplacing: values.replace ?? false,
    isDryRun: values['dry-run'] ?? false,
  };
  return { request, reportFile: values.report };
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
        report: { type: 'string' },
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
