import type * as z from 'zod';

const FIELD_MESSAGES = new Map<PropertyKey | undefined, string>([
  ['gradeId', 'mã xếp loại chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ xuat-sac'],
  ['name', 'phải có tên trên một dòng, tối đa 60 ký tự'],
  ['minimumPercentThousandths', 'ngưỡng là số từ 0 đến 100, có tối đa 3 chữ số thập phân'],
]);

/** What is wrong with the grades of a block, in Vietnamese, naming the line of the table. */
export function describeGradeBandProblems(value: unknown, error: z.ZodError): string[] {
  const messages = error.issues.map(({ path }) => {
    const [position] = path;
    if (typeof position !== 'number')
      return Array.isArray(value) && value.length <= 20
        ? 'Xếp loại phải kê từ cao xuống thấp, ngưỡng sau nhỏ hơn ngưỡng trước, mã không trùng nhau.'
        : 'Bảng xếp loại có tối đa 20 dòng.';
    const message = FIELD_MESSAGES.get(path[1]) ?? 'dữ liệu không đúng cấu trúc';
    return `Xếp loại thứ ${position + 1}: ${message}.`;
  });
  return [...new Set(messages)];
}
