import { IdentifierSchema } from '@congkhai/shared/contracts/identifiers';
import { lineSchema } from '@congkhai/shared/text/text';
import type { FieldProblem } from './field-problem';
import type { WrittenData } from './guard-writes';

/** A field that holds one line of text. */
export interface LineRule {
  charactersMax: number;
  isOptional?: boolean;
}

/**
 * Puts lines of text into Unicode NFC without blanks around them ("ế" typed in two ways must be found as one), and finds those
 * that are missing, too long or no line. `isNew` is false where a field that is not given keeps what is saved.
 */
export function prepareLines(
  data: WrittenData,
  rules: Record<string, LineRule>,
  isNew: boolean,
): FieldProblem[] {
  return Object.entries(rules).flatMap(([field, { charactersMax, isOptional }]) => {
    const value =
      typeof data[field] === 'string' ? data[field].normalize('NFC').trim() : data[field];
    if (value === undefined && !isNew) return [];
    if (isOptional && (value === undefined || value === null || value === '')) {
      data[field] = null;
      return [];
    }
    const line = lineSchema(charactersMax).safeParse(value);
    if (!line.success)
      return [{ field, message: `Viết trên một dòng, từ 1 đến ${charactersMax} ký tự.` }];
    data[field] = line.data;
    return [];
  });
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
