import { AdministrativeUnitSchema } from '@congkhai/shared/units/administrative-unit';
import * as z from 'zod';

/** Something an editor has to mend, in Vietnamese, at the field of the form where it shows. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** A unit as the CMS keeps it, with its parent loaded. */
export const UnitRowSchema = z.object({
  documentId: z.string(),
  unitId: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  fullName: z.string(),
  unitType: z.string(),
  tier: z.string(),
  blockId: z.string().nullable(),
  parent: z.object({ documentId: z.string(), unitId: z.string() }).nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
});
export type UnitRow = z.infer<typeof UnitRowSchema>;

/** The unit in the form of its contract. Not parsed yet: what an editor typed may still be wrong. */
export function toUnit({ documentId: _, parent, ...unit }: UnitRow) {
  return { ...unit, parentUnitId: parent?.unitId ?? null };
}

const MESSAGES = new Map<string, string>([
  [
    'unitId',
    'Mã định danh chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: xa-tien-chau.',
  ],
  ['code', 'Mã ĐVHC gồm 2, 3 hoặc 5 chữ số; để trống nếu đơn vị không có mã.'],
  ['name', 'Nhập tên riêng trên một dòng, tối đa 200 ký tự.'],
  ['fullName', 'Nhập tên đầy đủ trên một dòng, tối đa 200 ký tự.'],
  ['unitType', 'Nhập loại đơn vị trên một dòng, tối đa 60 ký tự.'],
  ['tier', 'Chọn cấp của đơn vị.'],
  ['blockId', 'Khối chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: so-nganh.'],
  ['validFrom', 'Ngày không hợp lệ.'],
  ['validTo', 'Ngày không hợp lệ.'],
]);

/** What the contract of published units, or the calendar, does not allow. A field that is not given counts as empty. */
export function findUnitProblems(unit: Record<string, unknown>): FieldProblem[] {
  const fields = Object.keys(AdministrativeUnitSchema.shape);
  const parsed = AdministrativeUnitSchema.safeParse(
    Object.fromEntries(fields.map((field) => [field, unit[field] ?? null])),
  );
  if (!parsed.success)
    return parsed.error.issues.map(({ path }) => {
      const field = String(path[0]);
      return { field, message: MESSAGES.get(field) ?? 'Giá trị không hợp lệ.' };
    });
  const { validFrom, validTo } = parsed.data;
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    return [{ field: 'validTo', message: 'Ngày hết hiệu lực không được trước ngày có hiệu lực.' }];
  return [];
}
