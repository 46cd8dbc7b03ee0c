import type { EditableField } from '@congkhai/shared/contracts/scorecards-admin';
import type { CardDecision, FieldChange } from '@congkhai/shared/scorecards/cell-changes';
import type { FrameworkItem, ScoringMethod } from '@congkhai/shared/scorecards/framework';
import { formatThousandths } from '@congkhai/shared/scorecards/points';

/** The fields of a leaf as editors read them. */
export const FIELD_NAMES: Record<EditableField, string> = {
  state: 'trạng thái',
  selfScoreThousandths: 'điểm tự chấm',
  appraisedScoreThousandths: 'điểm thẩm định',
  secondAppraisedScoreThousandths: 'điểm thẩm định lần hai',
  surveyScoreThousandths: 'điểm điều tra xã hội học',
  measuredThousandths: 'số liệu đo được',
  remark: 'nhận xét',
  explanation: 'giải trình',
  evidence: 'tài liệu kiểm chứng',
};

const METHOD_NAMES: Record<ScoringMethod, string> = {
  appraisal: 'thẩm định',
  survey: 'điều tra xã hội học',
  both: 'cả thẩm định và điều tra xã hội học',
  derived: 'số liệu đo được',
};

type Problem = CardDecision['problems'][number]['problem'];

/** What is wrong with a change, in Vietnamese, naming item, field and what was expected. */
export function describeCellProblem(
  { itemId, field, to }: FieldChange,
  problem: Problem,
  { item, notice }: { item: FrameworkItem | undefined; notice: string | null },
): string {
  const place = item ? `Mục ${itemId} “${item.name}”` : `Mục ${itemId}`;
  switch (problem.kind) {
    case 'unknown-item':
      return `${place}: không phải là mục được chấm của bộ chỉ số này.`;
    case 'malformed':
      return `${place}: ${malformedMessage(field)}.`;
    case 'other-method':
      return `${place}: mục này chấm bằng ${METHOD_NAMES[item?.method ?? 'appraisal']}, không có ${FIELD_NAMES[field]}.`;
    case 'above-maximum': {
      const score = typeof to === 'number' ? formatThousandths(to) : '';
      return `${place}: ${FIELD_NAMES[field]} ${score} vượt điểm tối đa ${formatThousandths(problem.maximumThousandths)}.`;
    }
    case 'not-allowed':
      return `${place}: ${notice ?? `ở giai đoạn này bạn không sửa được ${FIELD_NAMES[field]}${field === 'state' ? ' như vậy' : ''}.`}`;
  }
}

function malformedMessage(field: EditableField): string {
  switch (field) {
    case 'state':
      return 'trạng thái phải là đã chấm, không áp dụng hoặc chưa nộp';
    case 'remark':
    case 'explanation':
      return `${FIELD_NAMES[field]} là văn bản có tối đa 2.000 ký tự`;
    case 'evidence':
      return 'mỗi tài liệu kiểm chứng phải có tên, ngày dạng 2022-12-31 và địa chỉ bắt đầu bằng http; tối đa 50 tài liệu';
    default:
      return `${FIELD_NAMES[field]} không đọc được: viết số không âm với tối đa 3 chữ số thập phân, như 12,97`;
  }
}
