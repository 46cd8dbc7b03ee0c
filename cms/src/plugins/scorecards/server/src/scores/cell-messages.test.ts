import type { EditableField, FieldValue } from '@congkhai/shared/contracts/scorecards-admin';
import { findCellProblem } from '@congkhai/shared/scorecards/cell-changes';
import { type FrameworkItem, PLAIN_ITEM } from '@congkhai/shared/scorecards/framework';
import { describeCellProblem } from './cell-messages';

const ITEM: FrameworkItem = {
  ...PLAIN_ITEM,
  itemId: '1',
  name: 'Chỉ đạo',
  maximumThousandths: 13_500,
  method: 'appraisal',
  children: [],
};

test.each<[EditableField, FieldValue, string]>([
  ['appraisedScoreThousandths', 13_501, 'điểm thẩm định 13,501 vượt điểm tối đa 13,5.'],
  ['selfScoreThousandths', 'abc', 'điểm tự chấm không đọc được: viết số không âm'],
  ['surveyScoreThousandths', 1_000, 'chấm bằng thẩm định, không có điểm điều tra xã hội học.'],
  ['state', 1, 'trạng thái phải là đã chấm, không áp dụng hoặc chưa nộp.'],
  ['remark', 'x'.repeat(2_001), 'nhận xét là văn bản có tối đa 2.000 ký tự.'],
])('a wrong %s is said of its item, with what was expected', (field, to, message) => {
  const problem = findCellProblem(ITEM, field, to);
  const change = { itemId: '1', field, from: null, to };
  expect(problem && describeCellProblem(change, problem, { item: ITEM, notice: null })).toContain(
    `Mục 1 “Chỉ đạo”: `,
  );
  expect(problem && describeCellProblem(change, problem, { item: ITEM, notice: null })).toContain(
    message,
  );
});
