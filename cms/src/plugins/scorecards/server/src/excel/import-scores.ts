import { createHash } from 'node:crypto';
import {
  type FileProblem,
  type ImportReportResponse,
  REPORT_ENTRIES_MAX,
} from '@congkhai/shared/contracts/scorecards-excel';
import type { BlockData } from '@congkhai/workbooks/scorecards/block-data';
import { readScores, type ScoreReading } from '@congkhai/workbooks/scorecards/read-scores';
import type { PlacedChange } from '@congkhai/workbooks/scorecards/statements';
import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import type { SaveOutcome } from '../scores/save-scores';
import type { Scores } from '../services/scores';
import { loadBlockData } from './load-block-data';

type Report = ImportReportResponse['data'];

/** The dry run that an apply confirms. */
export interface Confirmation {
  sha256: string;
  changesSha256?: string | undefined;
  reason?: string | undefined;
}

// Ends the transaction of an apply that is refused after all; what it carries becomes the report.
class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  constructor(readonly outcome: SaveOutcome) {
    super('the import is refused');
  }
}

/**
 * Reads a filled template and says what it would change, or applies it: all of it or nothing. Rights, stages and conflicts are decided
 * by the same service as what is typed. An apply changes nothing if it is not the file of the dry run, or would not change the same.
 */
export async function importScores(
  strapi: Core.Strapi,
  blockId: string,
  { bytes, confirmed }: { bytes: Buffer; confirmed: Confirmation | null },
): Promise<Report> {
  const data = await loadBlockData(strapi, blockId);
  const reading = await readScores(bytes, data);
  const sha256 = sha256Of(bytes);
  const changesSha256 = sha256Of(JSON.stringify([reading.changes, reading.totalsChanges]));
  const known = { data, reading, sha256, changesSha256 };
  const checked =
    reading.problemCount > 0 ? [] : await checkRights(strapi, blockId, known, confirmed);
  const isConfirmed =
    confirmed !== null &&
    confirmed.sha256 === sha256 &&
    (confirmed.changesSha256 ?? changesSha256) === changesSha256;
  if (!isConfirmed || reading.problemCount + checked.length > 0)
    return toReport(known, checked, false);
  const refused = await apply(strapi, blockId, reading, confirmed.reason ?? null);
  return toReport(known, refused, refused.length === 0);
}

interface Known {
  data: BlockData;
  reading: ScoreReading;
  sha256: string;
  changesSha256: string;
}

/** What whoever sends the file may not change, or what changed since the file was compared. */
async function checkRights(
  strapi: Core.Strapi,
  blockId: string,
  { reading: { changes } }: Known,
  confirmed: Confirmation | null,
): Promise<FileProblem[]> {
  if (changes.length === 0) return [];
  // A dry run asks for no reason yet.
  const reason = confirmed ? (confirmed.reason ?? null) : 'Kiểm tra trước khi nhập';
  const outcome = await scoresOf(strapi).applyAll(blockId, changes.map(toCellChange), {
    reason,
    isDryRun: true,
  });
  return toFileProblems(outcome, changes);
}

async function apply(
  strapi: Core.Strapi,
  blockId: string,
  { changes, totalsChanges }: ScoreReading,
  reason: string | null,
): Promise<FileProblem[]> {
  const scores = scoresOf(strapi);
  try {
    await strapi.db.transaction(async () => {
      if (changes.length > 0) {
        const outcome = await scores.applyAll(blockId, changes.map(toCellChange), { reason });
        if (outcome.conflicts.length + outcome.problems.length > 0)
          throw new ImportRefused(outcome);
      }
      if (totalsChanges.length > 0)
        await scores.setPublishedTotals(
          blockId,
          new Map(totalsChanges.map(({ unitId, to }) => [unitId, to])),
        );
    });
    return [];
  } catch (error) {
    if (error instanceof ImportRefused) return toFileProblems(error.outcome, changes);
    throw error;
  }
}

function scoresOf(strapi: Core.Strapi): Scores {
  return strapi.plugin(PLUGIN_ID).service('scores');
}

function toCellChange({ sheet: _sheet, cell: _cell, ...change }: PlacedChange) {
  return change;
}

/** What the service of scores says of cells, at the cells of the workbook. */
function toFileProblems(
  { problems, conflicts }: SaveOutcome,
  changes: readonly PlacedChange[],
): FileProblem[] {
  const placeOf = new Map(changes.map((change) => [keyOf(change), change]));
  const at = (cell: Parameters<typeof keyOf>[0], message: string): FileProblem => {
    const place = placeOf.get(keyOf(cell));
    if (!place) return { sheet: null, cell: null, message };
    return { sheet: place.sheet, cell: place.cell, message: `Ô ${place.cell}: ${message}` };
  };
  return [
    ...problems.map((problem) => at(problem, problem.message)),
    ...conflicts.map((conflict) =>
      at(conflict, `${conflict.changedBy} vừa sửa điểm này. Hãy kiểm tra lại tệp với điểm mới.`),
    ),
  ];
}

function keyOf({ unitId, itemId, field }: Pick<PlacedChange, 'unitId' | 'itemId' | 'field'>) {
  return `${unitId}/${itemId}/${field}`;
}

function toReport(
  { data, reading, sha256, changesSha256 }: Known,
  checked: readonly FileProblem[],
  isApplied: boolean,
): Report {
  const { changes, totalsChanges, unitsChangedSinceTemplate } = reading;
  return {
    sha256,
    isApplied,
    problemCount: reading.problemCount + checked.length,
    problems: [...reading.problems, ...checked].slice(0, REPORT_ENTRIES_MAX),
    changesSha256,
    changeCount: changes.length,
    changes: changes.slice(0, REPORT_ENTRIES_MAX).map(toCellChange),
    totalsChanges: totalsChanges.slice(0, REPORT_ENTRIES_MAX),
    units: unitsIn(data, reading).map(({ unitId, name, changeCount }) => ({
      unitId,
      name,
      changeCount,
      isChangedSinceTemplate: unitsChangedSinceTemplate.has(unitId),
    })),
  };
}

function unitsIn({ cards }: BlockData, { changes, totalsChanges }: ScoreReading) {
  const counts = new Map<string, number>();
  for (const { unitId } of [...changes, ...totalsChanges])
    counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  return cards.flatMap(({ unit: { unitId, name } }) => {
    const changeCount = counts.get(unitId) ?? 0;
    return changeCount > 0 ? [{ unitId, name, changeCount }] : [];
  });
}

function sha256Of(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
