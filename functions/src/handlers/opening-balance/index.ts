import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import {
  OPENING_FILES_MAX,
  type OpeningBalance,
  type OpeningBalanceFormat,
  OpeningBalanceSchema,
  type OpeningBalanceSource,
  OpeningBalanceSourceSchema,
} from '@congkhai/shared/contracts/opening-balance';
import { readAddressMap } from './address-map';
import type { ReadFormat } from './formats/format';
import { readGoatcounter } from './formats/goatcounter';
import { readPlausible } from './formats/plausible';
import { readPortal } from './formats/portal';
import { readUmami } from './formats/umami';
import { type BilingualText, ImportRefused } from './import-refused';
import { type InputFile, openInputFile } from './input-file';
import { openArticleFinder } from './match-articles';
import { matchAddresses, reportOf, sumByArticle } from './matched-addresses';
import { putSource, withoutSource } from './put-source';
import { createTally } from './tally';

const READERS: Readonly<Record<OpeningBalanceFormat, ReadFormat>> = {
  portal: readPortal,
  umami: readUmami,
  plausible: readPlausible,
  goatcounter: readGoatcounter,
};

export interface ImportRequest {
  format: OpeningBalanceFormat;
  sourceId: string;
  paths: readonly string[];
  /** A report of an earlier run in which people named articles; null without one. */
  addressesPath: string | null;
  isReplacing: boolean;
  isDryRun: boolean;
}

export interface ImportResult {
  source: OpeningBalanceSource;
  /** What this source was before, if it was imported before. */
  replaced: OpeningBalanceSource | null;
  notes: readonly BilingualText[];
}

export interface ImportTools {
  published: PublishedStore;
  now: () => Date;
  /** Keeps the list of all addresses and their articles, as CSV. */
  saveReport: (text: string) => void;
}

/**
 * Imports totals of an older system into `opening-balance.json`. Everything is read and checked first; the list of addresses is saved, and the
 * document written at once or, in a dry run, not at all. Again with the same files, it replaces what they gave before. @throws ImportRefused
 */
export async function importOpeningBalance(
  request: ImportRequest,
  { published, now, saveReport }: ImportTools,
): Promise<ImportResult> {
  const files = await openFiles(request.paths);
  const tally = createTally();
  const { notes } = await READERS[request.format](files, tally);
  const { viewCountByAddress, site, period } = tally.result();
  const finder = await openArticleFinder(published);
  const { addressesPath } = request;
  const articleIdByAddress =
    addressesPath === null
      ? new Map<string, string>()
      : await readAddressMap(await openInputFile(addressesPath), finder);
  const matched = await matchAddresses(viewCountByAddress, finder, articleIdByAddress);
  const source = OpeningBalanceSourceSchema.parse({
    sourceId: request.sourceId,
    format: request.format,
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    importedAt: now().toISOString(),
    period,
    site,
    ...sumByArticle(matched),
  });
  const stored = await readBalance(published);
  const { balance, replaced } = putSource(stored, source, request.isReplacing);
  saveReport(reportOf(matched));
  if (!request.isDryRun) await writeBalance(published, balance);
  return { source, replaced, notes };
}

/** Takes what was imported as this source away again. @throws ImportRefused if there is none of this name. */
export async function removeOpeningSource(
  sourceId: string,
  published: PublishedStore,
): Promise<void> {
  await writeBalance(published, withoutSource(await readBalance(published), sourceId));
}

async function openFiles(paths: readonly string[]): Promise<InputFile[]> {
  if (paths.length > OPENING_FILES_MAX) {
    const vi = `nhận nhiều nhất ${OPENING_FILES_MAX} tệp một lần`;
    throw new ImportRefused({ vi, en: `at most ${OPENING_FILES_MAX} files are taken at a time` });
  }
  const files: InputFile[] = [];
  for (const path of paths) {
    const file = await openInputFile(path);
    const same = files.find(({ sha256 }) => sha256 === file.sha256);
    if (same) {
      const vi = `trùng nội dung với ${same.name}; mỗi lượt xem sẽ bị đếm hai lần`;
      const en = `is the same as ${same.name}; each view would count twice`;
      throw new ImportRefused({ vi, en }, { file: file.name });
    }
    files.push(file);
  }
  return files;
}

async function readBalance(published: PublishedStore): Promise<OpeningBalance> {
  const stored = await published.read(objectKeys.openingBalance());
  return stored ? OpeningBalanceSchema.parse(JSON.parse(stored.text)) : { sources: [] };
}

async function writeBalance(published: PublishedStore, balance: OpeningBalance): Promise<void> {
  const text = JSON.stringify(OpeningBalanceSchema.parse(balance));
  await published.write(objectKeys.openingBalance(), text);
}
