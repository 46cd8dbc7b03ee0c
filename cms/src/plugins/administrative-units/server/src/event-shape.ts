import type { RecordEvent } from '@congkhai/shared/contracts/units-admin';
import { CONTINUING_KINDS, type UnitEventKind } from '@congkhai/shared/units/unit-event';
import type { FieldProblem } from './unit-problems';

/** How many units an event of each kind has before and after it: at least, and at most. */
const SHAPES: Record<
  UnitEventKind,
  { before: [number, number]; after: [number, number]; message: string }
> = {
  established: { before: [0, 0], after: [1, 50], message: 'Thành lập: chỉ nhập đơn vị mới.' },
  merged: {
    before: [2, 200],
    after: [1, 1],
    message: 'Sáp nhập: chọn ít nhất hai đơn vị trước và một đơn vị sau.',
  },
  split: {
    before: [1, 1],
    after: [2, 50],
    message: 'Chia tách: chọn một đơn vị trước và ít nhất hai đơn vị sau.',
  },
  renamed: { before: [1, 1], after: [1, 1], message: 'Đổi tên: một đơn vị.' },
  reclassified: { before: [1, 1], after: [1, 1], message: 'Đổi loại: một đơn vị.' },
  moved: { before: [1, 1], after: [1, 1], message: 'Chuyển đơn vị cấp trên: một đơn vị.' },
  abolished: { before: [1, 200], after: [0, 0], message: 'Giải thể: chỉ chọn đơn vị kết thúc.' },
};

/** What makes an event no event of its kind, whatever the units are. */
export function findShapeProblems({ kind, predecessors, successors }: RecordEvent): FieldProblem[] {
  const { before, after, message } = SHAPES[kind];
  const isWithin = (count: number, [least, most]: [number, number]) =>
    count >= least && count <= most;
  if (!isWithin(predecessors.length, before)) return [{ field: 'predecessors', message }];
  if (!isWithin(successors.length, after)) return [{ field: 'successors', message }];
  const ids = predecessors.map(({ unitId }) => unitId);
  if (new Set(ids).size < ids.length)
    return [{ field: 'predecessors', message: 'Một đơn vị được chọn hai lần.' }];
  const continuing = successors.filter(({ unitId }) => unitId !== null && ids.includes(unitId));
  if (
    CONTINUING_KINDS.includes(kind) &&
    (continuing.length !== 1 || predecessors[0]?.extent !== 'whole')
  )
    return [
      { field: 'successors', message: 'Đơn vị giữ nguyên mã định danh và toàn bộ địa giới.' },
    ];
  const others = predecessors.filter(({ unitId }) =>
    continuing.every((each) => each.unitId !== unitId),
  );
  if (kind === 'merged' && continuing.length > 0 && others.some(({ extent }) => extent === 'whole'))
    return [
      {
        field: 'successors',
        message:
          'Đơn vị nhận toàn bộ đơn vị khác là đơn vị mới, dù giữ tên và mã cũ: để trống mã định danh.',
      },
    ];
  return [];
}
