import type { AccountsReport, ReportedAccount } from '@congkhai/shared/contracts/accounts-admin';
import { csvCellOf } from '@congkhai/shared/open-data/csv';

// Excel takes a CSV for UTF-8 only if it begins so.
const BYTE_ORDER_MARK = '\uFEFF';
const HEADINGS = [
  ...['ho_ten', 'thu_dien_tu', 'vai_tro', 'dang_nhap_lan_cuoi_utc', 'so_ngay_khong_dung'],
  ...['dang_nhap_hai_buoc', 'han_dung', 'so_phien', 'bi_khoa', 'can_xem_lai'],
];

/** The accounts of the report as CSV that Excel opens. What begins like a formula stays a text. */
export function csvOf({ accounts }: AccountsReport): string {
  const lines = [HEADINGS, ...accounts.map(cellsOf)].map((cells) => cells.map(csvCellOf).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function cellsOf(account: ReportedAccount) {
  const yesOrNo = (isSo: boolean) => (isSo ? 'có' : 'không');
  return [
    ...[account.name, account.email, account.roles.map(({ name }) => name).join('; ')],
    ...[account.lastSignInAt, account.idleDays],
    ...[yesOrNo(account.hasTwoFactor), account.expiresOn, account.sessionCount],
    ...[yesOrNo(account.isBlocked), account.flags.join('; ')],
  ];
}
