import type { FrameworkProblem } from '@congkhai/shared/scorecards/framework';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import type { ItemKey } from './framework-columns';

/** The field of an item at which a problem of the items as a whole is mended, and what is wrong, as the rest of a sentence. */
export function describeProblem(problem: FrameworkProblem): { key: ItemKey; sentence: string } {
  switch (problem.kind) {
    case 'duplicate-id':
      return { key: 'itemId', sentence: `trùng mã mục ${problem.itemId} với một mục khác` };
    case 'method-missing':
      return { key: 'method', sentence: 'phải chọn cách chấm, vì mục không có mục con' };
    case 'method-on-group':
      return {
        key: 'method',
        sentence: 'phải để trống, vì mục có mục con thì không chấm trực tiếp',
      };
    case 'effect-below-first-level':
      return {
        key: 'effect',
        sentence: 'phải để trống: chỉ mục cấp 1 là điểm thưởng hoặc điểm trừ',
      };
    case 'survey-maximum-missing':
      return {
        key: 'surveyMaximumThousandths',
        sentence: 'phải là phần điểm của điều tra XHH, lớn hơn 0 và nhỏ hơn điểm tối đa',
      };
    case 'survey-maximum-misplaced':
      return {
        key: 'surveyMaximumThousandths',
        sentence: 'phải để trống: chỉ mục vừa thẩm định vừa điều tra XHH có phần điểm XHH',
      };
    case 'derivation-missing':
      return { key: 'measure', sentence: 'cần số đo và hai mốc, vì điểm của mục tính từ số đo' };
    case 'derivation-misplaced':
      return { key: 'measure', sentence: 'phải để trống, vì điểm của mục không tính từ số đo' };
    case 'option-above-maximum':
      return { key: 'options', sentence: 'có mức điểm vượt điểm tối đa của mục' };
    case 'sum-differs': {
      const own = formatThousandths(problem.maximumThousandths);
      const sum = formatThousandths(problem.childrenMaximumThousandths);
      return {
        key: 'maximumThousandths',
        sentence: `là ${own} nhưng các mục con cộng lại là ${sum}`,
      };
    }
  }
}
