import {
  type FrameworkItem,
  FrameworkItemSchema,
  type FrameworkProblem,
  findFrameworkProblems,
  scoredItemsOf,
} from '@congkhai/shared/scorecards/framework';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import {
  findScoreProblems,
  type ItemScores,
  ItemScoresSchema,
  type ScoreField,
  type ScoreProblem,
} from '@congkhai/shared/scorecards/scorecard';
import * as z from 'zod';

const ItemsShapeSchema = z.array(FrameworkItemSchema).min(1).max(100);

/** The items an editor typed, or everything that is wrong with them in Vietnamese. */
export type ParsedItems =
  | { kind: 'items'; items: FrameworkItem[] }
  | { kind: 'problems'; messages: string[] };

/** Parses the items of a framework as its form sends them. */
export function parseItems(value: unknown): ParsedItems {
  const parsed = ItemsShapeSchema.safeParse(value);
  const messages = parsed.success
    ? findFrameworkProblems(parsed.data).map(describeFrameworkProblem)
    : parsed.error.issues.map(({ path }) => describeItemIssue(value, path));
  return parsed.success && messages.length === 0
    ? { kind: 'items', items: parsed.data }
    : { kind: 'problems', messages: [...new Set(messages)] };
}

/** Everything that is wrong with the scores of a card under these items, in Vietnamese, naming item and maximum. */
export function describeScoreProblems(items: readonly FrameworkItem[], scores: unknown): string[] {
  const parsed = ItemScoresSchema.safeParse(scores);
  const names = new Map(scoredItemsOf(items).map(({ itemId, name }) => [itemId, name]));
  if (!parsed.success)
    return [...new Set(parsed.error.issues.map(({ path }) => describeScoreIssue(path, names)))];
  return findScoreProblems(items, parsed.data).map((problem) =>
    describeScoreProblem(problem, parsed.data, names),
  );
}

const ITEM_FIELD_MESSAGES = new Map<PropertyKey | undefined, string>([
  ['itemId', 'mã mục chỉ gồm chữ cái không dấu, chữ số và dấu chấm, ví dụ 1.2.3'],
  ['name', 'phải có tên trên một dòng, tối đa 500 ký tự'],
  ['maximumThousandths', 'điểm tối đa phải lớn hơn 0, có tối đa 3 chữ số thập phân, viết như 13,5'],
  ['method', 'phải chọn cách chấm: thẩm định hoặc điều tra xã hội học'],
]);

function describeItemIssue(items: unknown, path: PropertyKey[]): string {
  const message = ITEM_FIELD_MESSAGES.get(path.at(-1));
  if (!message) return 'Bộ chỉ số phải có từ 1 đến 100 lĩnh vực, đúng cấu trúc.';
  const itemPath = path.slice(0, -1);
  const itemId = at(items, [...itemPath, 'itemId']);
  const place = itemPath.filter((key) => typeof key === 'number').map((key) => key + 1);
  return typeof itemId === 'string' && itemId !== ''
    ? `Mục ${itemId}: ${message}.`
    : `Mục thứ ${place.join('.')} trong bảng: ${message}.`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner && typeof inner === 'object'
        ? Object.getOwnPropertyDescriptor(inner, key)?.value
        : null,
    value,
  );
}

function describeFrameworkProblem(problem: FrameworkProblem): string {
  const item = `Mục ${problem.itemId}`;
  switch (problem.kind) {
    case 'duplicate-id':
      return `${item}: mã mục bị trùng.`;
    case 'method-missing':
      return `${item}: ${ITEM_FIELD_MESSAGES.get('method')}.`;
    case 'effect-below-first-level':
      return `${item}: chỉ mục ở cấp đầu tiên mới là điểm thưởng hoặc điểm trừ.`;
    case 'survey-maximum-missing':
      return `${item}: phải ghi phần điểm tối đa do điều tra xã hội học, lớn hơn 0 và nhỏ hơn điểm tối đa của mục.`;
    case 'survey-maximum-misplaced':
      return `${item}: phần điểm điều tra xã hội học chỉ ghi cho mục vừa thẩm định vừa điều tra.`;
    case 'derivation-missing':
      return `${item}: phải ghi cách tính điểm từ số liệu đo được.`;
    case 'derivation-misplaced':
      return `${item}: cách tính điểm từ số liệu chỉ ghi cho mục chấm theo số liệu.`;
    case 'option-above-maximum':
      return `${item}: có mức điểm cao hơn điểm tối đa của mục.`;
    case 'method-on-group':
      return `${item}: mục có mục con thì không chấm trực tiếp, hãy bỏ cách chấm.`;
    case 'sum-differs':
      return `${item}: điểm tối đa là ${formatThousandths(problem.maximumThousandths)} nhưng các mục con cộng lại là ${formatThousandths(problem.childrenMaximumThousandths)}.`;
  }
}

const SCORE_FIELD_NAMES: Record<ScoreField, string> = {
  selfScoreThousandths: 'điểm tự chấm',
  appraisedScoreThousandths: 'điểm thẩm định',
  secondAppraisedScoreThousandths: 'điểm thẩm định lần hai',
  surveyScoreThousandths: 'điểm điều tra xã hội học',
};

const SCORE_ISSUE_MESSAGES = new Map<PropertyKey | undefined, string>([
  ...Object.entries(SCORE_FIELD_NAMES).map(
    ([field, name]) =>
      [
        field,
        `${name} không đọc được: viết số không âm với tối đa 3 chữ số thập phân, như 12,97`,
      ] as const,
  ),
  ['state', 'trạng thái phải là đã chấm, không áp dụng hoặc chưa nộp'],
  ['remark', 'nhận xét dài quá 2.000 ký tự'],
]);

function describeScoreIssue(path: PropertyKey[], names: ReadonlyMap<string, string>): string {
  const [itemId, field] = path;
  if (itemId === undefined) return 'Bảng điểm không đúng cấu trúc.';
  const message = SCORE_ISSUE_MESSAGES.get(field) ?? 'dữ liệu không đúng cấu trúc';
  return `${itemLabel(String(itemId), names)}: ${message}.`;
}

function describeScoreProblem(
  problem: ScoreProblem,
  scores: ItemScores,
  names: ReadonlyMap<string, string>,
): string {
  const item = itemLabel(problem.itemId, names);
  if (problem.kind === 'unknown-item')
    return `${item}: không phải là mục được chấm của bộ chỉ số này.`;
  const score = formatThousandths(scores[problem.itemId]?.[problem.field] ?? 0);
  const maximum = formatThousandths(problem.maximumThousandths);
  return `${item}: ${SCORE_FIELD_NAMES[problem.field]} ${score} vượt điểm tối đa ${maximum}.`;
}

function itemLabel(itemId: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(itemId);
  return name === undefined ? `Mục ${itemId}` : `Mục ${itemId} “${name}”`;
}
