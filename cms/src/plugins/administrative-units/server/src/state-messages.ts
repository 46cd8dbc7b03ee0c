import { CsvInvalid } from '@congkhai/shared/text/csv';
import { StateInvalid, type StateProblem } from '@congkhai/shared/units/reorganisation/state';

const MESSAGES_MAX = 20;
const EXPECTED: Record<string, string> = {
  code: 'cần 2, 3 hoặc 5 chữ số, giữ cả số 0 ở đầu',
  level: 'cần province, district hoặc commune',
  type: 'cần loại đơn vị',
  name: 'cần tên riêng',
  full_name: 'cần tên đầy đủ',
  parent_code: 'cần mã của đơn vị cấp trên, hoặc để trống',
};

/** What is wrong with an uploaded table, in Vietnamese, by line and column; null if the error is another one. */
export function stateMessagesOf(error: unknown): string[] | null {
  if (error instanceof CsvInvalid)
    return [
      `Dòng ${error.line}: không phải CSV hợp lệ (số cột khác dòng đầu, hoặc thiếu dấu ngoặc kép).`,
    ];
  if (!(error instanceof StateInvalid)) return null;
  const messages = error.problems.slice(0, MESSAGES_MAX).map(messageOf);
  const rest = error.problems.length - messages.length;
  return rest > 0 ? [...messages, `… và ${rest} lỗi khác.`] : messages;
}

function messageOf({ kind, line, column, value }: StateProblem): string {
  const place = `Dòng ${line}, cột ${column}`;
  if (kind === 'no-units') return 'Tệp không có đơn vị nào.';
  if (kind === 'duplicate-code') return `${place}: mã ${value} đã có ở dòng khác.`;
  if (kind === 'no-parent')
    return `${place}: không có đơn vị cấp trên mang mã “${value}” trong tệp.`;
  return `${place}: “${value}” không hợp lệ, ${EXPECTED[column] ?? 'cần giá trị khác'}.`;
}
