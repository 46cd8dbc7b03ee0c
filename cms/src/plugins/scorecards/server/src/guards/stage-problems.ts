import { isPeriodOpen, type PeriodStage, stageMoveOf } from '@congkhai/shared/scorecards/period';
import type { Core } from '@strapi/strapi';
import { ACTIONS, type Action } from '../constants';
import type { FieldProblem } from './field-problem';
import { STAGE_NAMES } from './stage-names';

/** Whether whoever is writing may do what this admin action stands for. */
export type Can = (action: Action) => boolean;

/**
 * The rights of the admin user whose request this is. Work without a request (a script, the demonstration loader) is trusted;
 * a request that is not an administrator's is not.
 */
export function canOf(strapi: Core.Strapi): Can {
  const request = strapi.requestContext.get();
  if (!request) return () => true;
  const ability: { can(action: string): boolean } | undefined = request.state.userAbility;
  return (action) => ability?.can(action) ?? false;
}

/** What is wrong with a move from one stage to another; `from` is null for a new period. */
export function findStageProblems(
  from: PeriodStage | null,
  to: PeriodStage,
  can: Can,
): FieldProblem[] {
  if (from === to) return [];
  if (from === null)
    return isPeriodOpen(to) ? [] : problem('Kỳ mới phải bắt đầu ở một giai đoạn chấm điểm.');
  switch (stageMoveOf(from, to)) {
    case 'work':
      return can(ACTIONS.manage)
        ? []
        : problem('Bạn không có quyền chuyển giai đoạn của kỳ đánh giá.');
    case 'approval':
      return can(ACTIONS.approve) ? [] : problem('Bạn không có quyền phê duyệt kỳ đánh giá.');
    case 'publication':
      return can(ACTIONS.publish) ? [] : problem('Bạn không có quyền công bố kỳ đánh giá.');
    case 'correction':
      return problem('Bản đính chính được công bố ở trang của kỳ, cùng danh mục đính chính.');
    case null:
      return problem(
        `Không chuyển được từ “${STAGE_NAMES[from]}” sang “${STAGE_NAMES[to]}”: các giai đoạn đi lần lượt; chỉ được lùi từ “${STAGE_NAMES.published}” hoặc “${STAGE_NAMES.corrected}” về “${STAGE_NAMES.approved}”, và từ “${STAGE_NAMES.approved}” về một giai đoạn chấm điểm.`,
      );
  }
}

function problem(message: string): FieldProblem[] {
  return [{ field: 'stage', message }];
}
