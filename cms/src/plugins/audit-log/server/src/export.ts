import { actorNameOf } from '@congkhai/shared/audit/entry';
import type { ListedAuditEntry } from '@congkhai/shared/contracts/audit-admin';
import { csvCellOf } from '@congkhai/shared/open-data/csv';

// Excel takes a CSV for UTF-8 only if it begins so.
const BYTE_ORDER_MARK = '\uFEFF';
const HEADINGS = [
  ...['so_thu_tu', 'thoi_gian_utc', 'nguoi_thuc_hien', 'thu_dien_tu', 'vai_tro', 'hanh_dong'],
  ...['loai_noi_dung', 'ma_noi_dung', 'ngon_ngu', 'tieu_de', 'chi_tiet', 'dia_chi', 'ma_bam'],
];

/** Entries as CSV that Excel opens. What begins like a formula stays a text. */
export async function* csvOf(pages: AsyncIterable<ListedAuditEntry[]>): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${HEADINGS.join(',')}\r\n`;
  for await (const page of pages)
    yield page.map((entry) => `${cellsOf(entry).map(csvCellOf).join(',')}\r\n`).join('');
}

/**
 * Entries as JSON lines that can be checked without the CMS: the first line says what they are and whether some may be missing.
 * Addresses are not part of it: they are to be forgotten, and files are not.
 */
export async function* jsonLinesOf(
  pages: AsyncIterable<ListedAuditEntry[]>,
  header: { isExcerpt: boolean },
): AsyncGenerator<string> {
  yield `${JSON.stringify({ kind: 'audit-log', version: 1, ...header })}\n`;
  for await (const page of pages)
    yield page.map(({ address: _, ...entry }) => `${JSON.stringify(entry)}\n`).join('');
}

function cellsOf({ sequence, hash, content, address }: ListedAuditEntry) {
  const { at, actor, action, subject, detail } = content;
  const account = actor.kind === 'account' ? actor : null;
  return [
    ...[sequence, at, actorNameOf(actor), account?.email ?? null],
    ...[account?.roles.join(' ') ?? null, action],
    ...[subject?.uid ?? null, subject?.documentId ?? null],
    ...[subject?.locale ?? null, subject?.title ?? null],
    ...[Object.keys(detail).length > 0 ? JSON.stringify(detail) : null, address, hash],
  ];
}
