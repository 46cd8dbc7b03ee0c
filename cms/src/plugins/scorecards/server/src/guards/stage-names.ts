import type { PeriodStage } from '@congkhai/shared/scorecards/period';

/** The stages of a year as editors read them. */
export const STAGE_NAMES: Record<PeriodStage, string> = {
  'self-assessment': 'Tự chấm điểm',
  appraisal: 'Thẩm định',
  explanation: 'Giải trình',
  'second-appraisal': 'Thẩm định lần hai',
  survey: 'Điều tra xã hội học',
  approved: 'Đã phê duyệt',
  published: 'Đã công bố',
  corrected: 'Đã đính chính',
};

/** Why nothing of a period that is approved or published can be changed, and what would have to be done first. */
export function closedMessage(period: { name: string; stage: PeriodStage }): string {
  return `“${period.name}” đang ở giai đoạn “${STAGE_NAMES[period.stage]}” nên không sửa được. Người có quyền phải đưa kỳ về một giai đoạn chấm điểm trước.`;
}
