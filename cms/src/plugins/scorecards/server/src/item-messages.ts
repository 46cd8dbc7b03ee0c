import {
  type FrameworkItem,
  FrameworkItemSchema,
  type FrameworkProblem,
  findFrameworkProblems,
} from '@congkhai/shared/scorecards/framework';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
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

const ITEM_FIELD_MESSAGES = new Map<PropertyKey | undefined, string>([
  ['itemId', 'mã mục chỉ gồm chữ cái không dấu, chữ số và dấu chấm, ví dụ 1.2.3'],
  ['name', 'phải có tên trên một dòng, tối đa 500 ký tự'],
  ['maximumThousandths', 'điểm tối đa phải lớn hơn 0, có tối đa 3 chữ số thập phân, viết như 13,5'],
  ['method', 'phải chọn cách chấm: thẩm định, điều tra xã hội học, cả hai, hoặc theo số liệu'],
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
