import { IdentifierSchema } from '@congkhai/shared/contracts/identifiers';
import type { FieldProblem } from './field-problem';
import type { WrittenData } from './guard-writes';

/** Puts lines of text into Unicode NFC without blanks around them: "ế" typed in two ways must be found as one. */
export function tidyLines(data: WrittenData, fields: readonly string[]): void {
  for (const field of fields) {
    const value = data[field];
    if (typeof value === 'string') data[field] = value.normalize('NFC').trim();
  }
}

/** As tidyLines, for fields that may be left empty. */
export function tidyOptionalLines(data: WrittenData, fields: readonly string[]): void {
  tidyLines(data, fields);
  for (const field of fields) if (data[field] === '') data[field] = null;
}

/** An identifier that people choose: well-formed when the document is created, the same ever after. */
export function findIdentifierProblems(
  data: WrittenData,
  field: string,
  saved: string | undefined,
): FieldProblem[] {
  const value = data[field];
  if (saved !== undefined)
    return value === undefined || value === saved
      ? []
      : [{ field, message: 'Mã định danh không đổi được sau khi tạo.' }];
  return IdentifierSchema.safeParse(value).success
    ? []
    : [
        {
          field,
          message:
            'Phải nhập mã định danh: chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: tien-phuoc-2022.',
        },
      ];
}
