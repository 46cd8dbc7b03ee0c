import { splitFullName } from '../unit-name';

/** How a text says that only a part of a unit is meant: it does, a phrase before it may reach so far, or nothing does. */
export type PartMarker = 'none' | 'part' | 'maybe-part';

/** A unit as a text of predecessors names it. */
export interface Mention {
  /** What the text says, for people to look at. */
  text: string;
  /** In lower case; null if the text gives none. */
  unitType: string | null;
  name: string;
  /** What stands in brackets to tell units of one name apart, such as "huyện Mê Linh". */
  district: string | null;
  province: string | null;
  /** The district in the bracket that ends the run of numbered wards it stands in: "Phường 1, Phường 2 (Quận 3)". */
  districtOfRun: string | null;
  marker: PartMarker;
}

export type PredecessorText =
  | { kind: 'kept' }
  | { kind: 'empty' }
  | { kind: 'made-of'; mentions: Mention[] };

// "một phần diện tích tự nhiên, quy mô dân số của các phường" and its many spellings. The comma inside would split it.
const AREA = 'di[eệ]n tích (?:TN|tự nhiên)';
const POPULATION = '(?:toàn b[ộố] )?quy mô dân số';
const PHRASE = new RegExp(
  String.raw`(?:^|[\s,])(?:và |sắp xếp )?(một phần|toàn bộ|phần còn l[aạ]i)(?=\s)(?:\s+${AREA})?` +
    String.raw`(?:\s*(?:,|và)?\s*${POPULATION})?(?:\s+củ?a?(?=\s))*(?:\s+các(?=\s))?`,
  'giu',
);
const MARK_OF_PHRASE: Record<string, string> = { 'toàn bộ': '⟦whole⟧' };
const REPEATED_TYPE = /(^|\s)(xã|phường|thị trấn)\s+(?=(?:xã|phường|thị trấn)\s)/giu;
const AFTERWARDS = /\s+sau khi sắp xếp(?:\s+theo quy định tại khoản \d+ Điều này)?/giu;
const NOT_AT_TOP_LEVEL = /\([^()]*\)/g;

/** Reads a text that names what a unit was made of, such as "Xã Tiên Hà, Xã Tiên Châu (huyện Tiên Phước)". */
export function parsePredecessorText(text: string): PredecessorText {
  const tidy = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (tidy === '') return { kind: 'empty' };
  if (/^giữ nguyên$/iu.test(tidy)) return { kind: 'kept' };
  return { kind: 'made-of', mentions: readMentions(tidy) };
}

function readMentions(text: string): Mention[] {
  const marked = hideBrackets(text)
    .replace(AFTERWARDS, '')
    .replace(PHRASE, (_, phrase: string) => {
      const mark = MARK_OF_PHRASE[phrase.toLowerCase()] ?? '⟦part⟧';
      return `, ${mark} `;
    })
    .replace(REPEATED_TYPE, '$1');
  const mentions: Mention[] = [];
  let scope: PartMarker = 'none';
  for (const fragment of marked.split(/,|;|\svà(?=\s)/u)) {
    const shown = showBrackets(fragment, text).trim();
    const isPart = /⟦part⟧/u.test(shown);
    if (isPart) scope = 'part';
    if (/⟦whole⟧/u.test(shown)) scope = 'none';
    const bare = shown
      .replace(/⟦(?:part|whole)⟧/gu, '')
      .replace(/^(?:các|của)\s/iu, '')
      .trim();
    if (bare === '' || bare === 'và') continue;
    mentions.push(readMention(bare, scope));
    if (scope === 'part') scope = 'maybe-part';
  }
  return mentions.map((mention, position) => ({
    ...mention,
    districtOfRun: districtOfRun(mentions, position),
  }));
}

function districtOfRun(mentions: readonly Mention[], position: number): string | null {
  for (const { name, district } of mentions.slice(position)) {
    if (!/^\d+$/.test(name)) return null;
    if (district !== null) return district;
  }
  return null;
}

// Commas inside brackets belong to what stands in them, so brackets become numbers while the text is split.
function hideBrackets(text: string): string {
  let count = 0;
  return text.replace(NOT_AT_TOP_LEVEL, () => {
    count += 1;
    return `⟨${count - 1}⟩`;
  });
}

function showBrackets(fragment: string, text: string): string {
  const brackets = text.match(NOT_AT_TOP_LEVEL) ?? [];
  return fragment.replace(/⟨(\d+)⟩/gu, (_, index: string) => brackets[Number(index)] ?? '');
}

function readMention(text: string, scope: PartMarker): Mention {
  const brackets = [...text.matchAll(/\(([^()]*)\)/g)].map(([, inside = '']) => inside.trim());
  const places = brackets.flatMap((inside) => inside.split(',')).map((place) => place.trim());
  const isPart = brackets.some((inside) => /^(?:một phần|phần còn lại)/iu.test(inside));
  const bare = text.replace(NOT_AT_TOP_LEVEL, ' ').replace(/\s+/g, ' ').trim();
  const { unitType, name } = splitFullName(withoutRepetition(bare));
  return {
    text,
    unitType,
    name,
    district: placeOf(places, /^(?:thuộc )?((?:huyện|quận|thị xã|thành phố) .+)$/iu),
    province: placeOf(places, /^((?:tỉnh) .+)$/iu),
    districtOfRun: null,
    marker: isPart ? 'part' : scope,
  };
}

function placeOf(places: readonly string[], pattern: RegExp): string | null {
  for (const place of places) {
    const found = pattern.exec(place)?.[1];
    if (found) return found;
  }
  return null;
}

// "xã Yên Định Xã Yên Định" names one unit.
function withoutRepetition(text: string): string {
  return text.replace(/^(.+) (\1)$/iu, '$2');
}
