import type { FileProblem } from '@congkhai/shared/contracts/scorecards-excel';
import {
  type Framework,
  FrameworkItemSchema,
  FrameworkSchema,
  findFrameworkProblems,
} from '@congkhai/shared/scorecards/framework';
import * as z from 'zod';
import { readWorkbook } from '../reading/read-workbook';
import type { ReadSheet } from '../reading/sheet';
import { EXPECTED, HEADER_SHEET, ITEMS_SHEET } from './framework-columns';
import { describeProblem } from './framework-problems';
import { readHeader } from './read-header';
import { readItems } from './read-items';

export type FrameworkReading =
  | { kind: 'read'; framework: Framework }
  /** At least one problem, each naming its cell, or for JSON its path. */
  | { kind: 'wrong'; problems: FileProblem[] };

/** Reads a framework from the bytes of an .xlsx file or of JSON, told apart by how they begin. */
export async function readFramework(bytes: Buffer): Promise<FrameworkReading> {
  const isJson = /^(\ufeff)?\s*\{/.test(bytes.subarray(0, 200).toString('utf8'));
  return isJson ? readJson(bytes) : readXlsx(bytes);
}

async function readXlsx(bytes: Buffer): Promise<FrameworkReading> {
  const reading = await readWorkbook(bytes);
  if (reading.kind === 'refused') return wrongAsAWhole(reading.message);
  const problems: FileProblem[] = [];
  const [headerSheet, itemsSheet] = [HEADER_SHEET, ITEMS_SHEET].map((name) =>
    findSheet(reading.sheets, name, problems),
  );
  for (const { name, rows } of reading.sheets)
    if (name !== HEADER_SHEET && name !== ITEMS_SHEET && rows.length > 0)
      problems.push({
        sheet: name,
        cell: null,
        message: `Trang “${name}” không thuộc mẫu; hãy xoá trang này.`,
      });
  const header = headerSheet ? readHeader(headerSheet, problems) : null;
  const items = itemsSheet ? readItems(itemsSheet, problems) : null;
  if (!header || !items || problems.length > 0) return { kind: 'wrong', problems };
  const parsed = FrameworkSchema.safeParse({ ...header, items });
  if (parsed.success) return { kind: 'read', framework: parsed.data };
  // Every field has been checked in its cell; what is left are limits on how many items there are.
  return wrongAsAWhole('Bộ chỉ số có tối đa 100 lĩnh vực, và mỗi mục có tối đa 200 mục con.');
}

function findSheet(
  sheets: readonly ReadSheet[],
  name: string,
  problems: FileProblem[],
): ReadSheet | null {
  const sheet = sheets.find((candidate) => candidate.name === name) ?? null;
  if (!sheet)
    problems.push({
      sheet: name,
      cell: null,
      message: `Thiếu trang “${name}”. Hãy dùng mẫu bộ chỉ số tải từ hệ thống.`,
    });
  return sheet;
}

function readJson(bytes: Buffer): FrameworkReading {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return wrongAsAWhole(`Tệp JSON không đọc được: ${error.message}`);
  }
  const parsed = FrameworkSchema.safeParse(value);
  if (parsed.success) return { kind: 'read', framework: parsed.data };
  const problems = parsed.error.issues
    .filter(({ code, path }) => !(code === 'custom' && path[0] === 'items'))
    .map(({ path }) => {
      const key = path.findLast((part) => typeof part === 'string') ?? '';
      return problemAt(path, EXPECTED[String(key)] ?? EXPLANATION);
    });
  return { kind: 'wrong', problems: [...problems, ...treeProblems(value)] };
}
const EXPLANATION = 'trường này thừa, thiếu hoặc không đúng kiểu của bộ chỉ số';

/** What is wrong with items as a whole, once each of them is well-formed. */
function treeProblems(value: unknown): FileProblem[] {
  const parsed = ItemsSchema.safeParse(value);
  if (!parsed.success) return [];
  return findFrameworkProblems(parsed.data.items).map((problem) => {
    const { key, sentence } = describeProblem(problem);
    return problemAt(['items', ...problem.path, key], sentence);
  });
}
const ItemsSchema = z.object({ items: z.array(FrameworkItemSchema) });

function problemAt(path: readonly PropertyKey[], sentence: string): FileProblem {
  const place = pathText(path);
  return { sheet: null, cell: place, message: `Tại ${place}: ${sentence}.` };
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function wrongAsAWhole(message: string): FrameworkReading {
  return { kind: 'wrong', problems: [{ sheet: null, cell: null, message }] };
}
