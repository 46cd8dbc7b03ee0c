import type { CellChange, SaveScoresResponse } from '@congkhai/shared/contracts/scorecards-admin';
import {
  type CardDecision,
  decideCard,
  type FieldChange,
} from '@congkhai/shared/scorecards/cell-changes';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { BLOCK_UID, FRAMEWORK_UID, PERIOD_UID } from '../constants';
import { lockRows } from '../locks';
import { recordScoresAudit } from '../record-audit';
import { type Actor, TRUSTED } from '../rights/actor';
import { cellRightsOf, type PeriodRights } from '../rights/cell-rights';
import { type BlockContext, type BlockUnit, loadBlock } from './block-context';
import { type Card, cardTable, chunksOf, createCards } from './card-table';
import { describeCellProblem } from './cell-messages';
import { changeLog, fieldKeyOf, type LogEntry } from './change-log';

// So many cards of an import stand in memory at once.
const CARDS_PER_CHUNK = 200;

export type SaveOutcome = SaveScoresResponse['data'];

export interface SaveOptions {
  reason: string | null;
  /** Whether anything is refused if one change is: an import. Otherwise each cell is decided by itself. */
  isAllOrNothing?: boolean;
  /** Decides everything and writes nothing. */
  isDryRun?: boolean;
  /** Marks the cards that it makes as invented. Only for the loader of demonstration content. */
  isDemonstration?: boolean;
}

// Ends the transaction without anything written, and carries what was decided.
class NothingSaved extends Error {
  override readonly name = 'NothingSaved';
  constructor(readonly outcome: SaveOutcome) {
    super('nothing is to be saved');
  }
}

/** Saves changes of cells of one block in one transaction, and says what became of each. */
export async function saveScores(
  strapi: Core.Strapi,
  { blockId, changes, actor }: { blockId: string; changes: readonly CellChange[]; actor: Actor },
  options: SaveOptions,
): Promise<SaveOutcome> {
  try {
    return await strapi.db.transaction(async () => {
      const groups = [...groupByUnit(changes)];
      await lockBlock(strapi, await loadBlock(strapi, blockId, actor), groups);
      // Read once it is locked: another stage may have begun meanwhile.
      const context = await loadBlock(strapi, blockId, actor);
      const saving = startSaving(strapi, context, actor, options);
      for (const some of chunksOf(groups, CARDS_PER_CHUNK)) await saveCards(saving, some);
      const { outcome } = saving;
      const isRefused = outcome.conflicts.length + outcome.problems.length > 0;
      if (options.isDryRun || (options.isAllOrNothing && isRefused))
        throw new NothingSaved(outcome);
      return outcome;
    });
  } catch (error) {
    if (!(error instanceof NothingSaved)) throw error;
    return options.isDryRun ? error.outcome : { ...error.outcome, appliedCount: 0, revisions: [] };
  }
}

/**
 * The period keeps its stage while scores are saved, and the framework its items. Whoever makes cards, or changes more of them than
 * stand in memory at once, has the block alone; others share it. Everybody locks in this order, so nobody waits in a circle.
 */
async function lockBlock(
  strapi: Core.Strapi,
  { period, frameworkRow, block, units }: BlockContext,
  groups: readonly [unitId: string, changes: FieldChange[]][],
): Promise<void> {
  await lockRows(strapi, PERIOD_UID, [period.id], 'share');
  await lockRows(strapi, FRAMEWORK_UID, [frameworkRow.id], 'share');
  const named = new Set(groups.map(([unitId]) => unitId));
  const keys = units.filter(({ unitId }) => named.has(unitId)).map((unit) => unit.scorecardKey);
  const isAlone =
    keys.length > CARDS_PER_CHUNK ||
    (await cardTable(strapi).listRevisions(keys)).size < keys.length;
  await lockRows(strapi, BLOCK_UID, [block.id], isAlone ? 'update' : 'share');
}

/** What one saving goes by, and what has become of it so far. */
interface Saving {
  strapi: Core.Strapi;
  context: BlockContext;
  actor: Actor;
  options: SaveOptions;
  rights: PeriodRights;
  reason: string | null;
  now: Date;
  outcome: SaveOutcome;
}

function startSaving(
  strapi: Core.Strapi,
  context: BlockContext,
  actor: Actor,
  options: SaveOptions,
): Saving {
  const now = new Date();
  const rights = cellRightsOf(context.period, actor, localDayOf(now));
  const reason = options.reason?.normalize('NFC').trim() || null;
  if (rights.isReasonRequired && reason === null)
    throw new errors.ValidationError('Kỳ đang mở để đính chính: phải ghi lý do của mỗi thay đổi.');
  const outcome: SaveOutcome = { appliedCount: 0, revisions: [], conflicts: [], problems: [] };
  return { strapi, context, actor, options, rights, reason, now, outcome };
}

interface UnitChanges {
  unit: BlockUnit;
  changes: FieldChange[];
}

async function saveCards(
  saving: Saving,
  groups: readonly [unitId: string, changes: FieldChange[]][],
): Promise<void> {
  const { strapi, context, rights, outcome } = saving;
  const unitsById = new Map(context.units.map((unit) => [unit.unitId, unit]));
  const known = groups.flatMap(([unitId, changes]): UnitChanges[] => {
    const unit = unitsById.get(unitId);
    if (!unit) for (const change of changes) outcome.problems.push(strangeUnit(unitId, change));
    return unit ? [{ unit, changes }] : [];
  });
  const cardsByKey = await findCards(saving, known);
  const entries: LogEntry[] = [];
  const changed: { id: number; scores: Card['scores']; revision: number }[] = [];
  for (const { unit, changes } of known) {
    const card = cardsByKey.get(unit.scorecardKey);
    const decision = decideCard(context.items, card?.scores ?? {}, changes, rights);
    await report(saving, unit, decision);
    if (decision.applied.length === 0) continue;
    const revision = (card?.revision ?? 0) + 1;
    outcome.revisions.push({ unitId: unit.unitId, revision });
    if (!card) continue;
    changed.push({ id: card.id, scores: decision.scores, revision });
    entries.push(toLogEntry(saving, { ...card, revision }, decision.applied));
  }
  if (saving.options.isDryRun) return;
  await cardTable(strapi).update(changed, saving.now);
  await changeLog(strapi).add(entries);
  await recordScoresAudit(strapi, entries);
}

function toLogEntry(
  { actor, context, reason, now }: Saving,
  card: Pick<Card, 'documentId' | 'scorecardKey' | 'revision'>,
  changes: FieldChange[],
): LogEntry {
  return {
    scorecardId: card.documentId,
    scorecardKey: card.scorecardKey,
    revision: card.revision,
    changedAt: now,
    userId: actor.userId,
    userName: actor.userName,
    stage: context.period.stage,
    reason,
    changes,
  };
}

// A unit without a card gets one with its first change; an empty one is of no use to anybody.
async function findCards(
  { strapi, context, rights, options }: Saving,
  known: readonly UnitChanges[],
): Promise<Map<string, Card>> {
  const cards = cardTable(strapi);
  const keys = known.map(({ unit }) => unit.scorecardKey);
  const made = await cards.listRevisions(keys);
  const missing = known.filter(
    ({ unit, changes }) =>
      !made.has(unit.scorecardKey) &&
      decideCard(context.items, {}, changes, rights).applied.length > 0,
  );
  const { block, period } = context;
  if (!options.isDryRun)
    await createCards(
      strapi,
      missing.map(({ unit }) => unit),
      { block, year: period.year, isDemonstration: options.isDemonstration ?? false },
    );
  const found = await cards.find(keys, { isLocked: true });
  return new Map(found.map((card) => [card.scorecardKey, card]));
}

async function report(
  { strapi, context, rights, now, outcome }: Saving,
  { unitId, scorecardKey }: BlockUnit,
  { changeCount, conflicts, problems }: CardDecision,
): Promise<void> {
  outcome.appliedCount += changeCount - conflicts.length - problems.length;
  for (const { change, problem } of problems) {
    const { itemId, field } = change;
    const item = context.items.get(itemId);
    const message = describeCellProblem(change, problem, { item, notice: rights.notice });
    outcome.problems.push({ unitId, itemId, field, message });
  }
  if (conflicts.length === 0) return;
  const last = await changeLog(strapi).listLast(scorecardKey);
  for (const { change, current } of conflicts) {
    const { itemId, field } = change;
    const row = last.get(fieldKeyOf(change));
    const changedBy = row?.userName ?? TRUSTED.userName;
    const changedAt = (row?.changedAt ?? now).toISOString();
    outcome.conflicts.push({ unitId, itemId, field, current, changedBy, changedAt });
  }
}

function strangeUnit(unitId: string, { itemId, field }: FieldChange) {
  const message = `Đơn vị “${unitId}” không thuộc khối này, hoặc bạn không được xem phiếu chấm của đơn vị ấy.`;
  return { unitId, itemId, field, message };
}

function groupByUnit(changes: readonly CellChange[]): Map<string, FieldChange[]> {
  const byUnit = new Map<string, FieldChange[]>();
  for (const { unitId, ...change } of changes) {
    const known = byUnit.get(unitId);
    if (known) known.push(change);
    else byUnit.set(unitId, [change]);
  }
  return byUnit;
}
