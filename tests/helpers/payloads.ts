import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const FOLDER = join(__dirname, '../fixtures/payloads');
/** What browsers could run or follow. The rest of the Big List is text that is merely hard to handle. */
const ACTIVE = /<|script:|on\w+ ?=/i;

function readTexts(file: string): string[] {
  return z.array(z.string()).parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}

/** The Big List writes bytes as `\x0A`: some readers decode them, so they are tried as bytes, too. */
function withBytes(text: string): string {
  return text.replace(/(?:\\x[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('\\x', ''), 'hex').toString('utf8'),
  );
}

/** Two public corpora of texts that break what handles them; `tests/fixtures/payloads` says whose. */
export const HARD_TEXTS: readonly string[] = [
  ...new Set([...readTexts('blns.json'), ...readTexts('dompurify.json')]),
];
/** Those of them that could run, load or lead away, as they were written. */
export const PAYLOADS: readonly string[] = HARD_TEXTS.filter((text) => ACTIVE.test(text));
/** And with the bytes that they mean. */
export const ALL_PAYLOADS: readonly string[] = [
  ...new Set([...PAYLOADS, ...PAYLOADS.map(withBytes)]),
];

/** What was injected into the saved page that this product grew from, and addresses as the URL standard lets them be written. */
export const BAD_ADDRESSES: readonly string[] = [
  'https://winandoffice.net',
  'https://z-lib.io/hacklink-satin-al',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https:\\\\evil.example',
  'https:evil.example',
  'java\tscript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript\u00ad:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://gov.vn/x',
  'view-source:https://gov.vn',
  'https://gov.vn@evil.example/',
  'https://gov.vn.evil.example/',
  'https://quangnam-gov.vn.evil.example/',
  'https://xn--gv-jia.vn/',
  'https://quangnam.gоv.vn/',
  'https://1.2.3.4/',
  'https://0x7f.1/',
  'https://2130706433/',
  'https://[::1]/',
  'https://gov.vn:8443/',
  'https://localhost/',
  'ftp://gov.vn/',
];

/** A payload on one line, as far as that has room: without the controls that no line may have. */
export function lineOf(text: string, charactersMax: number): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, charactersMax)
    .replace(/\p{Surrogate}/gu, '')
    .trim();
}

/** The payloads in as few lines as hold them, each cut off at the length of a line. */
export function packLines(texts: readonly string[], charactersMax: number): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const line = lineOf(text, charactersMax);
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= charactersMax)
      lines[lines.length - 1] = `${last} ${line}`;
    else lines.push(line);
  }
  return lines;
}

/** The payloads in lines of the lengths that fields have. */
export const TITLES = packLines(PAYLOADS, 245);
export const LONG = packLines(PAYLOADS, 490);
export const LEADS = packLines(PAYLOADS, 985);
export const LINES = packLines(PAYLOADS, 190);
export const NAMES = packLines(PAYLOADS, 115);
export const NUMBERS = packLines(PAYLOADS, 95);
export const WORDS = packLines(PAYLOADS, 55);

/** One after the other, again from the first after the last. */
export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There are none');
  return item;
}
