import { dictionary } from '@zxcvbn-ts/language-common';

/** NIST SP 800-63B, section 3.1.1.2, asks for a length and for a look at a list of common ones, and advises against further rules. */
export const CHARACTERS_MIN = 12;
/** What bcrypt, with which Strapi hashes, looks at. Letters of Vietnamese take up to three bytes. */
const BYTES_MAX = 72;
const DIFFERENT_CHARACTERS_MIN = 5;

/** Common here, and in no list that was made elsewhere. Without diacritics, as all words are compared. */
const LOCAL_WORDS = [
  ...['matkhau', 'matkhaumoi', 'quantri', 'quantrivien', 'congkhai', 'vietnam', 'toiyeuvietnam'],
  ...['hanhchinhcong', 'sonoivu', 'ubndtinh', 'administrator', 'biantapvien', 'bientapvien'],
];
const COMMON = new Set([...dictionary['passwords-common'], ...LOCAL_WORDS]);

export type PasswordFault = 'too-short' | 'too-many-bytes' | 'common';

/** What is wrong with a password, or null. */
export function passwordFaultOf(password: string): PasswordFault | null {
  const text = password.normalize('NFC');
  if ([...text].length < CHARACTERS_MIN) return 'too-short';
  if (Buffer.byteLength(password) > BYTES_MAX) return 'too-many-bytes';
  return isCommon(text) ? 'common' : null;
}

// "Matkhau@2026" is "matkhau" with what everybody adds to it.
function isCommon(text: string): boolean {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
  const letters = plain.replace(/[^\p{L}]/gu, '');
  const isMonotonous = new Set(plain).size < DIFFERENT_CHARACTERS_MIN;
  return isMonotonous || COMMON.has(plain) || COMMON.has(letters);
}

export const FAULT_TEXTS: Record<PasswordFault, string> = {
  'too-short': `Mật khẩu cần ít nhất ${CHARACTERS_MIN} ký tự.`,
  'too-many-bytes': `Mật khẩu không được quá ${BYTES_MAX} byte (chữ có dấu tính 2–3 byte).`,
  common: 'Mật khẩu này quá phổ biến. Hãy ghép vài từ không liên quan với nhau.',
};
