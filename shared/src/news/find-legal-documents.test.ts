import { findLegalDocuments, mergeCitations } from './find-legal-documents';

// Text, and by hand from it: number, kind, issuer, day; a dash for what the text does not say.
const CITATIONS = `
Quyết định số 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước | 214/QĐ-UBND | Quyết định | UBND huyện Tiên Phước | 2023-01-12
Theo Quyết định số 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước ban hành Quyết định phê duyệt Chỉ số | 214/QĐ-UBND | Quyết định | UBND huyện Tiên Phước | 2023-01-12
Nghị định 30/2020/NĐ-CP | 30/2020/NĐ-CP | Nghị định | Chính phủ | –
Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư | 30/2020/NĐ-CP | Nghị định | Chính phủ | 2020-03-05
Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ | 76/NQ-CP | Nghị quyết | Chính phủ | 2021-07-15
Nghị quyết 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể | 76/NQ-CP | Nghị quyết | Chính phủ | 2021-07-15
Thông tư 05/2021/TT-BNV | 05/2021/TT-BNV | Thông tư | Bộ Nội vụ | –
Thông tư số 05/2021/TT-BNV ngày 12-8-2021 của Bộ trưởng Bộ Nội vụ | 05/2021/TT-BNV | Thông tư | Bộ trưởng Bộ Nội vụ | 2021-08-12
Kế hoạch số 12/KH-UBND | 12/KH-UBND | Kế hoạch | – | –
Kế hoạch số 12/KH-UBND ngày 10.01.2023 của UBND xã Tiên Châu về cải cách hành chính | 12/KH-UBND | Kế hoạch | UBND xã Tiên Châu | 2023-01-10
Chỉ thị 23-CT/TU | 23-CT/TU | Chỉ thị | – | –
Chỉ thị số 23-CT/TU ngày 08/4/2019 của Ban Thường vụ Tỉnh ủy về tăng cường sự lãnh đạo | 23-CT/TU | Chỉ thị | Ban Thường vụ Tỉnh ủy | 2019-04-08
Luật số 63/2025/QH15 | 63/2025/QH15 | Luật | Quốc hội | –
Luật Tổ chức Chính phủ số 63/2025/QH15 ngày 18/02/2025 | 63/2025/QH15 | Luật | Quốc hội | 2025-02-18
Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025 | 72/2025/QH15 | Luật | Quốc hội | 2025-06-16
Nghị quyết số 1659/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội | 1659/NQ-UBTVQH15 | Nghị quyết | Ủy ban Thường vụ Quốc hội | 2025-06-16
Nghị quyết số 1659/NQ-UBTVQH15 | 1659/NQ-UBTVQH15 | Nghị quyết | Ủy ban Thường vụ Quốc hội | –
Quyết định số 1149/QĐ-BNV ngày 30/12/2022 | 1149/QĐ-BNV | Quyết định | Bộ Nội vụ | 2022-12-30
Quyết định số 876/QĐ-BNV của Bộ Nội vụ ngày 10/11/2022 | 876/QĐ-BNV | Quyết định | Bộ Nội vụ | 2022-11-10
Quyết định 468/QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ phê duyệt Đề án | 468/QĐ-TTg | Quyết định | Thủ tướng Chính phủ | 2021-03-27
Quyết định 06/QĐ-TTg | 06/QĐ-TTg | Quyết định | Thủ tướng Chính phủ | –
Chỉ thị số 05/CT-TTg ngày 23/02/2023 của Thủ tướng Chính phủ | 05/CT-TTg | Chỉ thị | Thủ tướng Chính phủ | 2023-02-23
Công điện số 644/CĐ-TTg ngày 13/7/2023 | 644/CĐ-TTg | Công điện | Thủ tướng Chính phủ | 2023-07-13
Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa | 61/2018/NĐ-CP | Nghị định | Chính phủ | 2018-04-23
Nghị định 107/2021/NĐ-CP sửa đổi, bổ sung | 107/2021/NĐ-CP | Nghị định | Chính phủ | –
Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ | 01/2018/TT-VPCP | Thông tư | Bộ trưởng | 2018-11-23
Quyết định số 3420/QĐ-UBND, ngày 18/12/2022 của UBND tỉnh Quảng Nam | 3420/QĐ-UBND | Quyết định | UBND tỉnh Quảng Nam | 2022-12-18
Quyết định số 3420/QĐ-UBND (18/12/2022) | 3420/QĐ-UBND | Quyết định | – | 2022-12-18
Quyết định số 22/2021/QĐ-UBND ngày 9/9/2021 của Ủy ban nhân dân tỉnh Quảng Nam quy định về | 22/2021/QĐ-UBND | Quyết định | Ủy ban nhân dân tỉnh Quảng Nam | 2021-09-09
Quyết định số 22/2021/QĐ-UBND ngày 9/9/2021 của Uỷ ban nhân dân tỉnh | 22/2021/QĐ-UBND | Quyết định | Uỷ ban nhân dân tỉnh | 2021-09-09
Nghị quyết số 35/NQ-HĐND ngày 21/7/2023 của HĐND tỉnh | 35/NQ-HĐND | Nghị quyết | HĐND tỉnh | 2023-07-21
Nghị quyết số 12/2023/NQ-HĐND ngày 22/9/2023 của Hội đồng nhân dân tỉnh Quảng Nam | 12/2023/NQ-HĐND | Nghị quyết | Hội đồng nhân dân tỉnh Quảng Nam | 2023-09-22
Nghị quyết số 09-NQ/TU ngày 11/11/2021 của Tỉnh ủy | 09-NQ/TU | Nghị quyết | Tỉnh ủy | 2021-11-11
Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng khóa XII | 18-NQ/TW | Nghị quyết | Ban Chấp hành Trung ương Đảng khóa XII | 2017-10-25
Kết luận số 127-KL/TW ngày 28/02/2025 của Bộ Chính trị, Ban Bí thư | 127-KL/TW | Kết luận | Bộ Chính trị | 2025-02-28
Quy định số 41-QĐ/TW ngày 03/11/2021 của Bộ Chính trị | 41-QĐ/TW | Quy định | Bộ Chính trị | 2021-11-03
Kế hoạch số 45-KH/HU của Huyện ủy Tiên Phước | 45-KH/HU | Kế hoạch | Huyện ủy Tiên Phước | –
Chương trình số 08-CTr/TU ngày 01/3/2022 | 08-CTr/TU | Chương trình | – | 2022-03-01
Báo cáo số 512/BC-UBND ngày 05/12/2023 của UBND xã | 512/BC-UBND | Báo cáo | UBND xã | 2023-12-05
Tờ trình số 88/TTr-SNV ngày 20/3/2024 của Sở Nội vụ | 88/TTr-SNV | Tờ trình | Sở Nội vụ | 2024-03-20
Thông báo số 15/TB-VPCP | 15/TB-VPCP | Thông báo | Văn phòng Chính phủ | –
Hướng dẫn số 03/HD-SNV ngày 7/2/2023 của Sở Nội vụ tỉnh Quảng Nam về chấm điểm | 03/HD-SNV | Hướng dẫn | Sở Nội vụ tỉnh Quảng Nam | 2023-02-07
Công văn số 1234/UBND-NC ngày 02/5/2023 của UBND tỉnh | 1234/UBND-NC | Công văn | UBND tỉnh | 2023-05-02
Công văn 77/SNV-CCHC | 77/SNV-CCHC | Công văn | – | –
Văn bản số 560/UBND-KSTTHC ngày 18/8/2023 | 560/UBND-KSTTHC | – | – | 2023-08-18
quyết định số 99/QĐ-UBND ngày 01/02/2024 | 99/QĐ-UBND | Quyết định | – | 2024-02-01
QUYẾT ĐỊNH số 99/QĐ-UBND | 99/QĐ-UBND | Quyết định | – | –
Số: 214/QĐ-UBND | 214/QĐ-UBND | Quyết định | – | –
theo 214/QĐ-UBND | 214/QĐ-UBND | Quyết định | – | –
Quyết định UBND tỉnh số 1500/QĐ-UBND ngày 30/6/2023 | 1500/QĐ-UBND | Quyết định | UBND tỉnh | 2023-06-30
Nghị quyết Chính phủ số 76/NQ-CP | 76/NQ-CP | Nghị quyết | Chính phủ | –
Thông tư liên tịch số 01/2015/TTLT-BNV-BTC ngày 3/4/2015 | 01/2015/TTLT-BNV-BTC | Thông tư liên tịch | Bộ Nội vụ | 2015-04-03
Đề án số 05/ĐA-UBND | 05/ĐA-UBND | Đề án | – | –
Phương án 17/PA-UBND ngày 11/11/2023 | 17/PA-UBND | Phương án | – | 2023-11-11
Quyết định số 214a/QĐ-UBND ngày 12/01/2023 | 214a/QĐ-UBND | Quyết định | – | 2023-01-12
Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019 | 45/2019/QH14 | Bộ luật | Quốc hội | 2019-11-20
Pháp lệnh số 02/2022/UBTVQH15 ngày 18/8/2022 | 02/2022/UBTVQH15 | Pháp lệnh | Ủy ban Thường vụ Quốc hội | 2022-08-18
Quyết định số 214/QĐ-UBND của UBND huyện Tiên Phước ngày 12 tháng 01 năm 2023 | 214/QĐ-UBND | Quyết định | UBND huyện Tiên Phước | 2023-01-12
Quyết định số 77/QĐ-UBND ký ngày 12/01/2023 | 77/QĐ-UBND | Quyết định | – | 2023-01-12
Quyết định số 78/QĐ-UBND ban hành ngày 13/01/2023 của Chủ tịch UBND huyện | 78/QĐ-UBND | Quyết định | Chủ tịch UBND huyện | 2023-01-13
Quyết định số 79/QĐ-UBND ngày 31/02/2023 | 79/QĐ-UBND | Quyết định | – | –
Quyết định số 80/QĐ-UBND ngày 12/01/2023 của UBND phường Tân Thạnh đã được triển khai | 80/QĐ-UBND | Quyết định | UBND phường Tân Thạnh | 2023-01-12
Quyết định số 81/QĐ-UBND ngày 12/01/2023 của UBND xã Tiên Mỹ và các phòng | 81/QĐ-UBND | Quyết định | UBND xã Tiên Mỹ | 2023-01-12
Quyết định số 82/QĐ-UBND ngày 12/01/2023 của UBND xã Tiên Mỹ (sau đây gọi là Quyết định) | 82/QĐ-UBND | Quyết định | UBND xã Tiên Mỹ | 2023-01-12
`;
const ROWS = CITATIONS.trim()
  .split('\n')
  .map((line) => line.split(' | ').map((part) => (part === '–' ? null : part)));

test.each(ROWS)('%s', (text, number, kind, issuer, issuedOn) => {
  expect(findLegalDocuments(text ?? '')).toEqual([
    expect.objectContaining({ number, kind, issuer, issuedOn }),
  ]);
});

test.each([
  ['a date', 'ngày 12/01/2023 và 05/3/2020'],
  ['a rank', 'xếp thứ 4/15 xã, thị trấn'],
  ['points', 'đạt 12,97/13,5 điểm'],
  ['villages', '5/5 thôn'],
  ['a speed', '100/Mbps'],
  ['an address in the net', 'https://a.vn/2023/QD-UBND'],
  ['a licence plate', '92-H1/12345'],
  ['a word with a slash', 'và/hoặc'],
  ['a house', 'số 12/3 Trần Cao Vân'],
])('%s is no legal document', (_, text) => {
  expect(findLegalDocuments(text)).toEqual([]);
});

test('a citation says where it stands, from its kind to the last that is told of it', () => {
  const cited = 'Quyết định số 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước';
  const [found] = findLegalDocuments(`Theo ${cited} ban hành, năm 2022`);
  expect([found?.start, found?.end]).toEqual([5, 5 + cited.length]);
});

test('several documents of one sentence, and letters written in parts', () => {
  const text =
    'Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; Quyết định số 468/QĐ-TTg ngày 27/3/2021'.normalize(
      'NFD',
    );
  expect(findLegalDocuments(text).map(({ number }) => number)).toEqual(['76/NQ-CP', '468/QĐ-TTg']);
});

test('what a later mention leaves out is known from the first, and the other way round', () => {
  const text =
    'Quyết định 214/QĐ-UBND nêu rõ. Quyết định số 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước.';
  expect(mergeCitations(findLegalDocuments(text))).toMatchObject([
    { number: '214/QĐ-UBND', issuer: 'UBND huyện Tiên Phước', issuedOn: '2023-01-12', start: 0 },
  ]);
});

test('a long text without documents is read in no time', () => {
  const text = 'Quyết định Ủy ban của số '.repeat(20_000);
  const begun = Date.now();
  expect(findLegalDocuments(text)).toEqual([]);
  expect(Date.now() - begun).toBeLessThan(3_000);
});
