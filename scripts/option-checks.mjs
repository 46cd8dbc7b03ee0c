import { isIP } from 'node:net';

/** @typedef {[allowed: string, isAllowed: (value: string) => boolean]} Check what a value must be, in words and as a test */

/** @type {Check} */
export const PORT = [
  'a port from 1 to 65535',
  (value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535,
];
/** @type {Check} */
export const HOST = [
  'an IP address of this machine, or localhost',
  (value) => isIP(value) !== 0 || value === 'localhost',
];
/** @type {Check} */
export const URL_OF_A_SERVER = [
  'a URL such as http://127.0.0.1:8080',
  (value) => /^https?:\/\//.test(value) && URL.canParse(value),
];
/** @type {Check} */
export const DATABASE_URL = [
  'a URL such as postgres://user:password@host:5432/database',
  (value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value),
];
/** @type {Check} */
export const SMTP_URL = [
  'a URL such as smtp://user:password@host:587, or smtps://',
  (value) => /^smtps?:\/\//.test(value) && URL.canParse(value),
];
/** @type {Check} */
export const EMAIL = ['an e-mail address', (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)];
/** @type {Check} */
export const PASSWORD = [
  '12 to 72 characters with a small letter, a capital letter and a digit',
  (value) =>
    value.length >= 12 &&
    value.length <= 72 &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    /\d/.test(value),
];
/** @type {Check} */
export const LONG_SECRET = ['at least 16 characters', (value) => value.length >= 16];
/** @type {Check} */
export const TOKEN_SECRET = ['at least 32 characters', (value) => value.length >= 32];
/** @type {(...values: string[]) => Check} */
export const oneOf = (...values) => [values.join(' or '), (value) => values.includes(value)];
