import type * as z from 'zod';
import { refusalOf } from '../refusal';

/** A request of our own pages, parsed; everything that is wrong is refused at its field. */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refusalOf(
    parsed.error.issues.map(({ path }) => ({
      field: path.join('.') || 'body',
      message: MESSAGES.get(String(path.at(-1))) ?? 'Giá trị không hợp lệ.',
    })),
  );
}

const MESSAGES = new Map([
  ['effectiveOn', 'Nhập ngày có hiệu lực.'],
  ['number', 'Nhập số của quyết định, hoặc để trống cả ba ô.'],
  ['issuer', 'Nhập cơ quan ban hành.'],
  ['issuedOn', 'Nhập ngày ban hành.'],
  ['name', 'Nhập tên riêng.'],
  ['fullName', 'Nhập tên đầy đủ.'],
  ['unitType', 'Nhập loại đơn vị.'],
  ['code', 'Mã ĐVHC gồm 2, 3 hoặc 5 chữ số; để trống nếu đơn vị không có mã.'],
  ['q', 'Nhập ít nhất hai ký tự.'],
  ['beforeCsv', 'Chọn tệp của trạng thái trước (tối đa 2 triệu ký tự).'],
  ['afterCsv', 'Chọn tệp của trạng thái sau (tối đa 2 triệu ký tự).'],
]);
