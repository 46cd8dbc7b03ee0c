import type { MediaType } from '@congkhai/shared/news/media';
import { fileNameOf } from './file-name';

const PDF = 'application/pdf';
const JPEG = 'image/jpeg';

test.each<[string, MediaType, string]>([
  ['Báo cáo.pdf', PDF, 'Báo cáo.pdf'],
  // A name from a Mac: vowels and marks apart.
  ['Báo cáo.pdf'.normalize('NFD'), PDF, 'Báo cáo.pdf'],
  ['C:\\Tài liệu\\Quyết định 214.PDF', PDF, 'Quyết định 214.pdf'],
  ['../../../etc/passwd', PDF, 'passwd.pdf'],
  ['..\\..\\.htaccess', PDF, 'htaccess.pdf'],
  // U+202E turns what follows around: it is shown as "Thông báo exe.pdf".
  ['Thông báo \u202Efdp.pdf', PDF, 'Thông báo fdp.pdf'],
  ['Ảnh\u0000\u200B\uFEFF 1.jpeg', JPEG, 'Ảnh 1.jpg'],
  ['Dòng\nhai.pdf', PDF, 'Dònghai.pdf'],
  ['a<b>:"c"|d?*%2e#.pdf', PDF, 'a-b---c--d---2e-.pdf'],
  ['  Kế   hoạch  . .pdf', PDF, 'Kế hoạch.pdf'],
  ['Quy chế 1.2', PDF, 'Quy chế 1.2.pdf'],
  ['Số 214/QĐ-UBND.pdf', PDF, 'QĐ-UBND.pdf'],
  ['', PDF, 'tep.pdf'],
  ['.pdf', PDF, 'pdf.pdf'],
  ['\u202E\u200D', JPEG, 'tep.jpg'],
  [`${'ă'.repeat(400)}.pdf`, PDF, `${'ă'.repeat(150)}.pdf`],
])('%j of a %s is called %j', (written, mediaType, name) => {
  expect(fileNameOf(written, mediaType)).toEqual({ kind: 'fits', name });
});

test.each<[string, MediaType, string]>([
  ['Ảnh.png', JPEG, 'png'],
  ['Báo cáo.docx', PDF, 'docx'],
  ['Ảnh.jpg.exe', JPEG, 'exe'],
  ['Ảnh.SVG', 'image/png', 'svg'],
  ['Bảng.xlsm', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsm'],
  ['trang.html', PDF, 'html'],
])('%j is no name for a %s', (written, mediaType, ending) => {
  expect(fileNameOf(written, mediaType)).toEqual({ kind: 'claims-other', ending });
});
