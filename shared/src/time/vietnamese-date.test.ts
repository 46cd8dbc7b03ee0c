import { instantOf, readVietnameseDate } from './vietnamese-date';

test.each([
  ['06/10/2023', '2023-10-06', null],
  ['6-10-2023', '2023-10-06', null],
  ['6.10.2023', '2023-10-06', null],
  ['Thứ sáu, 06/10/2023, 14:30', '2023-10-06', '14:30:00'],
  ['06/10/2023 14:30:05', '2023-10-06', '14:30:05'],
  ['06/10/2023 2:30:00 CH', '2023-10-06', '14:30:00'],
  ['06/10/2023 12:05 SA', '2023-10-06', '00:05:00'],
  ['14h30 ngày 06/10/2023', '2023-10-06', '14:30:00'],
  ['14 giờ 30 phút, ngày 06/10/2023', '2023-10-06', '14:30:00'],
  ['Ngày đăng: 06/10/2023 | 8h', '2023-10-06', '08:00:00'],
  ['ngày 6 tháng 10 năm 2023', '2023-10-06', null],
  ['2023-10-06', '2023-10-06', null],
  ['2023-10-06T20:00:00Z', '2023-10-07', '03:00:00'],
  ['29/02/2024', '2024-02-29', null],
])('“%s” is %s', (text, day, time) => {
  expect(readVietnameseDate(text)).toEqual({ day, time });
});

test.each([
  '',
  'hôm qua',
  '31/02/2023',
  '10/13/2023',
  '06/10/23',
  '06/10/2023 25:00',
  '2023-13-01',
])('“%s” is no date', (text) => {
  expect(readVietnameseDate(text)).toBeNull();
});

test('a day without a time begins when offices open in Viet Nam', () => {
  expect(instantOf({ day: '2023-10-06', time: null }).toISOString()).toBe(
    '2023-10-06T00:00:00.000Z',
  );
});
