import { remove as toLatin } from 'confusables';
import { toUnicode } from 'punycode/punycode.js';
import type { AllowedHost } from './allowed-hosts';

/** How a host resembles one that is allowed. */
export type Resemblance =
  /** Its letters look the same: other scripts, digits for letters, "rn" for "m". */
  | 'same-look'
  /** The allowed name stands in it as labels: `quangnam.gov.vn.evil.com`. */
  | 'as-labels'
  /** The same with hyphens: `quangnam-gov-vn.com`. */
  | 'with-hyphens'
  /** One letter added, left out, changed or swapped. */
  | 'one-letter'
  /** Letters of several scripts in one name, whatever it resembles. */
  | 'mixed-scripts';

export interface LookAlike {
  resemblance: Resemblance;
  /** The allowed host that it looks like; null for mixed scripts that look like none. */
  resembles: string | null;
}

/** Digits and pairs of letters that are read as a letter. Letters of other scripts are the library's matter. */
const READ_AS: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'o'],
  [/[1|]/g, 'l'],
  [/3/g, 'e'],
  [/4/g, 'a'],
  [/5/g, 's'],
  [/7/g, 't'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/i/g, 'l'],
];
/** One letter of a shorter name is too much of it to mean anything. */
const ONE_LETTER_CHARACTERS_MIN = 6;
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u] as const;

/** How a canonical host that is not allowed resembles an allowed one, or null. A warning for people: it decides nothing. */
export function findLookAlike(host: string, allowed: readonly AllowedHost[]): LookAlike | null {
  const shown = unicodeHostOf(host);
  for (const check of [sameLook, asLabels, withHyphens, oneLetter]) {
    const entry = allowed.find((candidate) => check(shown, candidate.host));
    if (entry)
      return { resemblance: RESEMBLANCES.get(check) ?? 'same-look', resembles: entry.host };
  }
  return hasMixedScripts(shown) ? { resemblance: 'mixed-scripts', resembles: null } : null;
}

/** A host as people see it: punycode as letters. */
export function unicodeHostOf(host: string): string {
  return host.includes('xn--') ? toUnicode(host) : host;
}

function sameLook(host: string, allowed: string): boolean {
  const look = lookOf(lastLabels(host, allowed));
  return look === lookOf(allowed) && lastLabels(host, allowed) !== allowed;
}

function asLabels(host: string, allowed: string): boolean {
  return hasRun(lookOf(host).split('.'), lookOf(allowed).split('.')) && !isAt(host, allowed);
}

function withHyphens(host: string, allowed: string): boolean {
  if (isAt(host, allowed)) return false;
  const joined = lookOf(allowed.replaceAll('.', ''));
  const endsJoined = host.split('.').some((label) => lookOf(label).endsWith(joined));
  return endsJoined || hasRun(lookOf(host).split(/[.-]/), lookOf(allowed).split(/[.-]/));
}

function oneLetter(host: string, allowed: string): boolean {
  if (allowed.length < ONE_LETTER_CHARACTERS_MIN) return false;
  return isOneEdit(lastLabels(host, allowed), allowed);
}

const RESEMBLANCES = new Map<(host: string, allowed: string) => boolean, Resemblance>([
  [sameLook, 'same-look'],
  [asLabels, 'as-labels'],
  [withHyphens, 'with-hyphens'],
  [oneLetter, 'one-letter'],
]);

/** What a name looks like at a glance. Only for comparing: it is no name. */
function lookOf(host: string): string {
  const latin = toLatin(host).toLowerCase();
  return READ_AS.reduce((look, [signs, letter]) => look.replace(signs, letter), latin);
}

/** As many labels of a host, from its end, as the other has. */
function lastLabels(host: string, other: string): string {
  return host.split('.').slice(-other.split('.').length).join('.');
}

function isAt(host: string, allowed: string): boolean {
  return lastLabels(host, allowed) === allowed;
}

function hasRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, start) => run.every((word, offset) => words[start + offset] === word));
}

/** True if one insertion, omission, change, or swap of neighbours leads from one to the other (Damerau). */
function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

function hasMixedScripts(host: string): boolean {
  return host.split('.').some((label) => SCRIPTS.filter((script) => script.test(label)).length > 1);
}
