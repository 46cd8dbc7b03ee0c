import type { FileProblem } from '@congkhai/shared/contracts/scorecards-excel';
import { LegalDocumentSchema } from '@congkhai/shared/news/legal-document';
import { type Framework, FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import type { Tier } from '@congkhai/shared/units/administrative-unit';
import { cellProblem, foldWords, shorten, textOf } from '../entered-cell';
import type { ReadCell, ReadSheet } from '../reading/sheet';
import { EXPECTED, HEADER_LABELS, type HeaderKey, TIER_WORDS } from './framework-columns';

export type Header = Omit<Framework, 'items'>;

const KEYS = new Map(Object.entries(HEADER_LABELS).map(([key, label]) => [foldWords(label), key]));
const VALUE_COLUMN = 2;

interface Entry {
  row: number;
  text: string;
}

/** Reads what is said of the framework as a whole. Null if something is wrong; what, is added to the problems. */
export function readHeader(sheet: ReadSheet, problems: FileProblem[]): Header | null {
  const before = problems.length;
  const entries = readEntries(sheet, problems);
  const at = (key: HeaderKey) => entries.get(key) ?? { row: 1, text: '' };
  const fail = (key: HeaderKey, sentence = EXPECTED[key] ?? ''): void => {
    problems.push(cellProblem(sheet.name, at(key).row, VALUE_COLUMN, sentence));
  };
  const parse = <Value>(
    key: HeaderKey,
    schema: { safeParse(value: unknown): { success: true; data: Value } | { success: false } },
    value: unknown,
  ): Value | null => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    fail(key);
    return null;
  };
  const { shape } = FrameworkSchema;
  const numberAt = (key: HeaderKey) => (at(key).text === '' ? null : Number(at(key).text));
  const header = {
    frameworkId: parse('frameworkId', shape.frameworkId, at('frameworkId').text),
    name: parse('name', shape.name, at('name').text),
    version: parse('version', shape.version, numberAt('version') ?? 1),
    previousFrameworkId: parse(
      'previousFrameworkId',
      shape.previousFrameworkId,
      at('previousFrameworkId').text || null,
    ),
    decision: readDecision(at, parse, fail),
    tiers: readTiers(at('tiers').text, () => fail('tiers')),
    yearFrom: parse('yearFrom', shape.yearFrom, numberAt('yearFrom')),
    yearTo: parse('yearTo', shape.yearTo, numberAt('yearTo')),
  };
  const { frameworkId, name, version } = header;
  const isComplete = frameworkId !== null && name !== null && version !== null;
  return isComplete && problems.length === before
    ? { ...header, frameworkId, name, version }
    : null;
}

function readEntries(sheet: ReadSheet, problems: FileProblem[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const textAt = (row: number, cell: ReadCell | undefined): string => {
    if (!cell) return '';
    const entered = cell.kind === 'date' ? dayOf(cell.text) : textOf(cell);
    if (entered.kind === 'value') return entered.value.trim();
    problems.push(cellProblem(sheet.name, row, cell.column, entered.sentence));
    return '';
  };
  for (const { number, cells } of sheet.rows) {
    const [label, value] = [1, VALUE_COLUMN].map((column) =>
      textAt(
        number,
        cells.find((cell) => cell.column === column),
      ),
    );
    const key = KEYS.get(foldWords(label ?? ''));
    const other = cells.find(({ column }) => column > VALUE_COLUMN);
    if (other)
      problems.push(cellProblem(sheet.name, number, other.column, 'không thuộc mẫu; hãy xoá'));
    if (key === undefined)
      problems.push(
        cellProblem(
          sheet.name,
          number,
          1,
          `không phải là một dòng của mẫu: “${shorten(label ?? '')}”`,
        ),
      );
    else if (entries.has(key))
      problems.push(cellProblem(sheet.name, number, 1, `lặp lại dòng “${shorten(label ?? '')}”`));
    else entries.set(key, { row: number, text: value ?? '' });
  }
  return entries;
}

// Excel counts days from 30 December 1899.
function dayOf(serial: string) {
  const days = Number(serial);
  const value = Number.isFinite(days)
    ? new Date(Date.UTC(1899, 11, 30) + Math.trunc(days) * 86_400_000).toISOString().slice(0, 10)
    : serial.slice(0, 10);
  return { kind: 'value' as const, value: value.split('-').reverse().join('/') };
}

type At = (key: HeaderKey) => Entry;
type Parse = <Value>(
  key: HeaderKey,
  schema: { safeParse(value: unknown): { success: true; data: Value } | { success: false } },
  value: unknown,
) => Value | null;

function readDecision(at: At, parse: Parse, fail: (key: HeaderKey, sentence?: string) => void) {
  const [number, issuer, day, title] = (
    ['decisionNumber', 'decisionIssuer', 'decisionIssuedOn', 'decisionTitle'] as const
  ).map((key) => at(key).text);
  if (!number && !issuer && !day && !title) return null;
  if (!number || !issuer || !day) {
    const missing = [number ? '' : 'số', issuer ? '' : 'cơ quan ban hành', day ? '' : 'ngày'];
    fail('decisionNumber', `${EXPECTED.decision}; còn thiếu ${missing.filter(Boolean).join(', ')}`);
    return null;
  }
  const { shape } = LegalDocumentSchema;
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(day);
  const issuedOn = match
    ? `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`
    : day;
  const decision = {
    number: parse('decisionNumber', shape.number, number),
    issuer: parse('decisionIssuer', shape.issuer, issuer),
    issuedOn: parse('decisionIssuedOn', shape.issuedOn, issuedOn),
    title: parse('decisionTitle', shape.title, title || null),
  };
  const parsed = LegalDocumentSchema.safeParse(decision);
  return parsed.success ? parsed.data : null;
}

function readTiers(text: string, fail: () => void): Tier[] {
  if (text === '') return [];
  return text.split(';').flatMap((word) => {
    const tier = TIER_WORDS.get(foldWords(word));
    if (tier === undefined) fail();
    return tier ?? [];
  });
}
