import * as z from 'zod';
import { ImportRefused, type Place } from '../import-refused';
import type { InputFile } from '../input-file';
import type { TallyBuilder } from '../tally';
import { readLines, type TextFile } from '../text-lines';
import { nothingToImport } from './format';

const INFO_CHARACTERS_MAX = 100_000;
const InfoSchema = z.object({ export_version: z.string() });
const PathSchema = z.object({
  id: z.number().int(),
  path: z.string(),
  event: z.boolean().default(false),
});
const HitsSchema = z.object({
  hour: z.string(),
  path_id: z.number().int(),
  count: z.number().int().min(0),
});

/** The archive of GoatCounter's JSON export: views by hour and path, without robots. @throws ImportRefused */
export async function readGoatcounterArchive(
  archive: InputFile,
  tally: TallyBuilder,
): Promise<void> {
  await checkVersion(partOf(archive, 'info.json'));
  const paths = new Map<number, { path: string; event: boolean }>();
  await readJsonLines(partOf(archive, 'paths.jsonl'), PathSchema, ({ id, path, event }) => {
    paths.set(id, { path, event });
  });
  await readJsonLines(partOf(archive, 'hit_stats.jsonl'), HitsSchema, (hits, place) => {
    const path = paths.get(hits.path_id);
    if (!path) throw unknownPath(hits.path_id, place);
    if (path.event) return;
    tally.addDay(hits.hour, place);
    tally.addViews(path.path, hits.count, place);
  });
}

function partOf(archive: InputFile, name: string): TextFile {
  const part = archive.texts.find((text) => text.name.endsWith(`/${name}`));
  if (!part) throw nothingToImport([archive], 'info.json, paths.jsonl, hit_stats.jsonl');
  return part;
}

async function checkVersion(info: TextFile): Promise<void> {
  let text = '';
  await readLines(info, (line) => {
    if (text.length < INFO_CHARACTERS_MAX) text += `${line}\n`;
  });
  const { export_version: version } = parsed(text, InfoSchema, { file: info.name });
  if (/^1(?:\.\d+)?$/.test(version)) return;
  const vi = `cần phiên bản 1 của bản xuất, gặp ${JSON.stringify(version)}`;
  const en = `expected version 1 of the export, found ${JSON.stringify(version)}`;
  throw new ImportRefused({ vi, en }, { file: info.name, column: 'export_version' });
}

async function readJsonLines<Row>(
  file: TextFile,
  schema: z.ZodType<Row>,
  handle: (row: Row, place: Place) => void,
): Promise<void> {
  await readLines(file, (text, line) => {
    if (text.trim() === '') return;
    const place = { file: file.name, line };
    handle(parsed(text, schema, place), place);
  });
}

function parsed<Row>(text: string, schema: z.ZodType<Row>, place: Place): Row {
  try {
    const result = schema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    const column = issue?.path.join('.') ?? '';
    const problem = {
      vi: `giá trị sai (${issue?.message})`,
      en: `wrong value (${issue?.message})`,
    };
    throw new ImportRefused(problem, column === '' ? place : { ...place, column });
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    throw new ImportRefused({ vi: 'không phải JSON', en: 'is no JSON' }, place, { cause: error });
  }
}

function unknownPath(id: number, place: Place): ImportRefused {
  const vi = `path_id ${id} không có trong paths.jsonl`;
  const en = `path_id ${id} is not in paths.jsonl`;
  return new ImportRefused({ vi, en }, { ...place, column: 'path_id' });
}
