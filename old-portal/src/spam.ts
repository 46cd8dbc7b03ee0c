import { foldDiacritics } from '@congkhai/shared/text/text';

/** What of a text is not an office's. */
export interface SpamHit {
  start: number;
  end: number;
  /**
   * `hard`: no office writes it, so it is taken out wherever it stands. `soft`: gambling and the like, which honest news reports on
   * too. `host`: a host that is on no list. `script`: letters of a script or language that such a page has not.
   */
  kind: 'hard' | 'soft' | 'host' | 'script';
}

/** Terms of link sellers and of what they sell, as they are spelt in folded text. */
const HARD =
  /(?<![\p{L}\p{N}])(?:z-?lib(?:rary)?|hack ?links?(?: sat[iı]n al)?|sat[iı]n al|back ?links?|winandoffice|casinos?|bahis|deneme bonusu|canl[iı] bahis|slot (?:gacor|online|siteleri|oyunlar[iı])|escort|viagra|cialis|porno?|(?:188|12|8x|v9|789|new88|sh|fun|m)bet|ku(?:bet|casino)|(?:fb|w|go|hi|jun|new|ae)88|sun ?win|b52 club|rikvip|hitclub)(?:\.(?:com|net|org|info|club|vip|xyz|top))?(?![\p{L}\p{N}])/giu;
const SOFT =
  /(?<![\p{L}\p{N}])(?:nha cai|ca cuoc|ca do|tai xiu|no hu|lo de|xoc dia|game bai|danh bai(?: doi thuong)?|doi thuong|co bac|danh bac|soi keo|keo bong|ban ca)(?![\p{L}\p{N}])/giu;
const HOST =
  /(?<![\p{L}\p{N}@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|net|org|info|xyz|top|vip|club|bet|cc|biz|io|me|tv|win|online|site|shop|asia|vn)(?![\p{L}\p{N}-])/giu;
const SCRIPT =
  /[\p{Script=Han}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hebrew}ışğŞĞİ]+/gu;

/** Hosts of the state, whose pages an office may link to. */
export const STATE_HOSTS: readonly string[] = [
  'gov.vn',
  'chinhphu.vn',
  'quochoi.vn',
  'dangcongsan.vn',
  'mattran.org.vn',
  'toaan.gov.vn',
];

/** Whether a host or one above it is on the list. */
export function isAllowedHost(host: string, allowedHosts: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/^www\./, '');
  return allowedHosts.some((allowed) => name === allowed || name.endsWith(`.${allowed}`));
}

/** Everything in a text that an office's page would not say, in order. */
export function spamIn(text: string, allowedHosts: readonly string[]): SpamHit[] {
  const folded = foldInPlace(text);
  const found = (pattern: RegExp, kind: SpamHit['kind'], where: string): SpamHit[] =>
    [...where.matchAll(pattern)].map((match) => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
    }));
  const hosts = found(HOST, 'host', text).filter(
    ({ start, end }) => !isAllowedHost(text.slice(start, end), allowedHosts),
  );
  const hits = [
    ...found(HARD, 'hard', folded),
    ...found(SOFT, 'soft', folded),
    ...hosts,
    ...found(SCRIPT, 'script', text),
  ];
  // What lies within another hit says nothing more.
  return hits
    .filter((hit) => !hits.some((other) => other !== hit && covers(other, hit)))
    .sort((a, b) => a.start - b.start);
}

function covers(outer: SpamHit, inner: SpamHit): boolean {
  const isInside = outer.start <= inner.start && outer.end >= inner.end;
  return isInside && (outer.kind === 'hard' || outer.end - outer.start > inner.end - inner.start);
}

/** Folded letter by letter, so that places are those of the text itself. */
function foldInPlace(text: string): string {
  return [...text]
    .map((letter) => {
      const folded = foldDiacritics(letter);
      return folded.length === letter.length ? folded : letter;
    })
    .join('');
}
