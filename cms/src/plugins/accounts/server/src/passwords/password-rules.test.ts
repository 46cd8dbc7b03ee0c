import { passwordFaultOf } from './password-rules';

test.each([
  ['Ngan-11-chu', 'too-short'],
  ['Mật-khẩu-11', 'too-short'],
  // Twelve characters, whether the accents are letters of their own or not.
  ['Bơi-giữa-hồ1', null],
  ['Bơi-giữa-hồ1'.normalize('NFD'), null],
  ['Sông chảy qua cầu đá 9', null],
  // 24 letters of three bytes are what bcrypt looks at, and one more is not.
  [`${'ầổữẵệỵ'.repeat(4)}`, null],
  [`${'ầổữẵệỵ'.repeat(4)}a`, 'too-many-bytes'],
  ['Password1234!', 'common'],
  ['Matkhau@2026!', 'common'],
  ['Mật-khẩu-2026', 'common'],
  ['Quantri-123456', 'common'],
  ['aaaaaaaaaaaa', 'common'],
  ['123412341234', 'common'],
  ['Mat-khau-thu-2026', null],
])('%s', (password, fault) => {
  expect(passwordFaultOf(password)).toBe(fault);
});
