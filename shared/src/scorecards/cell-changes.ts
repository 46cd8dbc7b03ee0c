import * as z from 'zod';
import {
  EDITABLE_FIELDS,
  type EditableField,
  type FieldValue,
} from '../contracts/scorecards-admin';
import type { FrameworkItem } from './framework';
import { ThousandthsSchema } from './points';
import {
  BLANK_SCORE,
  EvidenceSchema,
  type ItemScore,
  type ItemScores,
  ItemStateSchema,
  maximumOf,
  SCORE_FIELDS,
  type ScoreField,
} from './scorecard';

/** A change of one field of one leaf: what was there when it was shown, and what is to be there. */
export interface FieldChange {
  itemId: string;
  field: EditableField;
  from: FieldValue;
  to: FieldValue;
}

/** Why a field cannot hold a value, whoever enters it. */
export type CellProblem =
  | { kind: 'unknown-item' }
  /** The value is of another kind than the field: a text where points belong, a state that does not exist. */
  | { kind: 'malformed' }
  /** The item takes its points from another source: a survey score for an appraised item. */
  | { kind: 'other-method' }
  | { kind: 'above-maximum'; maximumThousandths: number };

const points = ThousandthsSchema.nullable();
const text = z
  .string()
  .transform((value) => value.normalize('NFC').trim())
  .pipe(z.string().max(2_000))
  .transform((value) => (value === '' ? null : value))
  .nullable();

const FIELD_SCHEMAS = {
  state: ItemStateSchema,
  selfScoreThousandths: points,
  appraisedScoreThousandths: points,
  secondAppraisedScoreThousandths: points,
  surveyScoreThousandths: points,
  measuredThousandths: points,
  remark: text,
  explanation: text,
  evidence: z
    .array(EvidenceSchema)
    .max(50)
    .nullable()
    .transform((list) => list ?? []),
} satisfies Record<EditableField, z.ZodType>;

const POINT_FIELDS: readonly EditableField[] = [...SCORE_FIELDS, 'measuredThousandths'];

/** The value that a field would hold: texts in NFC without blanks around them, an empty one as null. Null if it cannot hold it. */
export function parseFieldValue(
  field: EditableField,
  value: unknown,
): { value: FieldValue } | null {
  const parsed = FIELD_SCHEMAS[field].safeParse(value);
  return parsed.success ? { value: parsed.data } : null;
}

/** What is wrong with a value for this field of an item, or null. */
export function findCellProblem(
  item: FrameworkItem | undefined,
  field: EditableField,
  value: FieldValue,
): CellProblem | null {
  if (!item || item.children.length > 0) return { kind: 'unknown-item' };
  const parsed = parseFieldValue(field, value);
  if (!parsed) return { kind: 'malformed' };
  if (parsed.value !== null && !isFieldOf(item, field)) return { kind: 'other-method' };
  if (!isScoreField(field) || typeof parsed.value !== 'number') return null;
  const maximumThousandths = maximumOf(item, field);
  return parsed.value > maximumThousandths ? { kind: 'above-maximum', maximumThousandths } : null;
}

/** Whether an item of this method has such a field. Texts, evidence and states belong to every item. */
export function isFieldOf({ method }: FrameworkItem, field: EditableField): boolean {
  switch (field) {
    case 'surveyScoreThousandths':
      return method === 'survey' || method === 'both';
    case 'selfScoreThousandths':
    case 'appraisedScoreThousandths':
    case 'secondAppraisedScoreThousandths':
      return method === 'appraisal' || method === 'both';
    case 'measuredThousandths':
      return method === 'derived';
    default:
      return true;
  }
}

function isScoreField(field: EditableField): field is ScoreField {
  return SCORE_FIELDS.some((candidate) => candidate === field);
}

/** Whether two values of a field are the same, by content. A missing list is an empty one. */
export function isSameValue(left: FieldValue, right: FieldValue): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: FieldValue): string {
  if (Array.isArray(value))
    return JSON.stringify(
      value.map(({ title, number, issuer, issuedOn, url }) => [
        title,
        number,
        issuer,
        issuedOn,
        url,
      ]),
    );
  return JSON.stringify(value);
}

/**
 * A score after these changes of its fields, all made at once. Points entered make an item that was not submitted a scored one, and
 * an item whose last points are taken away is not submitted again, unless its state is among the changes.
 */
export function changeScore(
  score: ItemScore | undefined,
  changes: readonly Pick<FieldChange, 'field' | 'to'>[],
): ItemScore {
  const before = score ?? BLANK_SCORE;
  const after: ItemScore = { ...before };
  for (const { field, to } of changes) Object.assign(after, { [field]: valueFor(field, to) });
  const isStateGiven = changes.some(({ field }) => field === 'state');
  const isPointsGiven = changes.some(({ field }) => POINT_FIELDS.includes(field));
  if (isStateGiven || !isPointsGiven) return after;
  const hasPoints = [...SCORE_FIELDS, 'measuredThousandths' as const].some(
    (field) => after[field] !== null,
  );
  if (hasPoints && before.state === 'not-submitted') after.state = 'scored';
  if (!hasPoints && before.state === 'scored') after.state = 'not-submitted';
  return after;
}

/** Thrown for a value that `findCellProblem` would have refused. */
export class FieldValueMalformed extends Error {
  override readonly name = 'FieldValueMalformed';
  constructor(readonly field: EditableField) {
    super(`Not a value of ${field}`);
  }
}

function valueFor(field: EditableField, value: FieldValue): FieldValue {
  const parsed = parseFieldValue(field, value);
  if (!parsed) throw new FieldValueMalformed(field);
  return parsed.value;
}

/** What a person may change of a card now. */
export interface CellRights {
  fields: ReadonlySet<EditableField>;
  /** The states that may be set; a leaf in another state keeps it. */
  states: ReadonlySet<ItemScore['state']>;
}

/** What became of some changes of one card. */
export interface CardDecision {
  /** The scores after everything that could be applied. */
  scores: ItemScores;
  /** What really changed, states that follow from points included. */
  applied: FieldChange[];
  /** How many were asked for. Those that were there already, as of a request that is sent again, are neither refused nor applied. */
  changeCount: number;
  /** Somebody changed the same field of the same leaf meanwhile. */
  conflicts: { change: FieldChange; current: FieldValue }[];
  problems: { change: FieldChange; problem: CellProblem | { kind: 'not-allowed' } }[];
}

/**
 * Decides each change by itself: applied, in conflict with what is stored now, or refused. Changes of different fields and leaves
 * merge with whatever others have saved meanwhile. Nothing is lost: what is not applied is named.
 */
export function decideCard(
  items: ReadonlyMap<string, FrameworkItem>,
  stored: ItemScores,
  changes: readonly FieldChange[],
  rights: CellRights,
): CardDecision {
  const decision: CardDecision = {
    scores: { ...stored },
    applied: [],
    changeCount: changes.length,
    conflicts: [],
    problems: [],
  };
  const acceptedByItem = new Map<string, FieldChange[]>();
  for (const change of changes) {
    if (!decideChange(items, stored, change, { rights, decision })) continue;
    const known = acceptedByItem.get(change.itemId);
    if (known) known.push(change);
    else acceptedByItem.set(change.itemId, [change]);
  }
  for (const [itemId, accepted] of acceptedByItem) {
    const before = stored[itemId] ?? BLANK_SCORE;
    const after = changeScore(before, accepted);
    decision.scores[itemId] = after;
    decision.applied.push(...findDifferences(itemId, before, after));
  }
  return decision;
}

/** True for a change to apply; otherwise what became of it is noted in the decision. */
function decideChange(
  items: ReadonlyMap<string, FrameworkItem>,
  stored: ItemScores,
  change: FieldChange,
  { rights, decision }: { rights: CellRights; decision: CardDecision },
): boolean {
  const { itemId, field, from, to } = change;
  const current = (stored[itemId] ?? BLANK_SCORE)[field];
  const problem =
    findCellProblem(items.get(itemId), field, to) ??
    (isAllowed(change, current, rights) ? null : { kind: 'not-allowed' as const });
  if (problem) {
    decision.problems.push({ change, problem });
    return false;
  }
  if (isSameValue(current, valueFor(field, to))) return false;
  if (!isSameValue(current, parseFieldValue(field, from)?.value ?? null)) {
    decision.conflicts.push({ change, current });
    return false;
  }
  return true;
}

function isAllowed({ field, to }: FieldChange, current: FieldValue, rights: CellRights): boolean {
  if (!rights.fields.has(field)) return false;
  if (field !== 'state') return true;
  return [current, to].every((state) => [...rights.states].some((allowed) => allowed === state));
}

/** Every field in which two scores of an item differ. */
export function findDifferences(
  itemId: string,
  before: ItemScore,
  after: ItemScore,
): FieldChange[] {
  return EDITABLE_FIELDS.filter((field) => !isSameValue(before[field], after[field])).map(
    (field) => ({
      itemId,
      field,
      from: before[field],
      to: after[field],
    }),
  );
}
