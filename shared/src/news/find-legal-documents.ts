import { foldDiacritics } from '../text/text';

/** A citation of a legal document in a text: what it says of the document, and where. Parts that the text leaves out are null. */
export interface LegalCitation {
  /** As in the document's own head: "214/QĐ-UBND". */
  number: string;
  /** "Quyết định", "Nghị định"…, as the number or the text says. */
  kind: string | null;
  issuer: string | null;
  /** "2023-01-12" */
  issuedOn: string | null;
  /** Where the citation begins and ends in the text, in UTF-16 units. */
  start: number;
  end: number;
}

/** Kinds of documents by the letters of their numbers (Decree 30/2020/NĐ-CP, appendix III), and of laws and party documents. */
const KINDS: readonly [letters: string, kind: string][] = [
  ['NQ', 'Nghị quyết'],
  ['QĐ', 'Quyết định'],
  ['CT', 'Chỉ thị'],
  ['QC', 'Quy chế'],
  ['QYĐ', 'Quy định'],
  ['QĐi', 'Quy định'],
  ['TC', 'Thông cáo'],
  ['TB', 'Thông báo'],
  ['HD', 'Hướng dẫn'],
  ['CTr', 'Chương trình'],
  ['KH', 'Kế hoạch'],
  ['PA', 'Phương án'],
  ['ĐA', 'Đề án'],
  ['DA', 'Dự án'],
  ['BC', 'Báo cáo'],
  ['BB', 'Biên bản'],
  ['TTr', 'Tờ trình'],
  ['CĐ', 'Công điện'],
  ['KL', 'Kết luận'],
  ['NĐ', 'Nghị định'],
  ['TT', 'Thông tư'],
  ['TTLT', 'Thông tư liên tịch'],
  ['QH', 'Luật'],
  ['UBTVQH', 'Pháp lệnh'],
  ['L', 'Lệnh'],
  ['CV', 'Công văn'],
  ['VBHN', 'Văn bản hợp nhất'],
];
const KIND_WORDS = [
  ...new Set(KINDS.map(([, kind]) => kind)),
  'Bộ luật',
  'Hiến pháp',
  'Văn bản',
  'Giấy mời',
];

/** Who issues, when only the letters of the number say it: one body in the country has them. */
const ISSUERS = new Map([
  ['CP', 'Chính phủ'],
  ['TTg', 'Thủ tướng Chính phủ'],
  ['BNV', 'Bộ Nội vụ'],
  ['BTC', 'Bộ Tài chính'],
  ['BTP', 'Bộ Tư pháp'],
  ['BYT', 'Bộ Y tế'],
  ['BGDĐT', 'Bộ Giáo dục và Đào tạo'],
  ['BTTTT', 'Bộ Thông tin và Truyền thông'],
  ['BKHCN', 'Bộ Khoa học và Công nghệ'],
  ['BXD', 'Bộ Xây dựng'],
  ['BCT', 'Bộ Công Thương'],
  ['VPCP', 'Văn phòng Chính phủ'],
  ['BCĐCCHC', 'Ban Chỉ đạo cải cách hành chính'],
]);

const LETTER = '\\p{L}';
const ABBREVIATION = `\\p{Lu}[${LETTER}\\d]*`;
/** 214/QĐ-UBND, 30/2020/NĐ-CP, 23-CT/TU, 63/2025/QH15, 1042/QĐ-BNV-CCHC: figures, a year if need be, and letters. */
const NUMBER = `\\d{1,5}[a-z]?(?:/\\d{4}/${ABBREVIATION}(?:-${ABBREVIATION})*|/${ABBREVIATION}(?:-${ABBREVIATION})+|-${ABBREVIATION}/${ABBREVIATION})(?:/${ABBREVIATION})?`;
const CITATION = new RegExp(
  `(?:(?<kind>${KIND_WORDS.map((word) => anyCase(word)).join('|')})\\s+(?:(?<between>\\p{Lu}[^.;:\\d\\n]{0,80}?)\\s+)?)?(?:[Ss]ố\\s*:?\\s*)?(?<![\\p{L}\\d/])(?<number>${NUMBER})(?![\\p{L}\\d/])`,
  'gu',
);
const DATE =
  /^,?\s*(?:(?:ban hành|ký)\s+)?(?:vào\s+)?\(?(?:ngày\s+)?(?:(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))\)?/u;
/** Bodies that issue documents, by how their names begin. */
const BODY =
  'UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Chính phủ|Thủ tướng Chính phủ|Thủ tướng|Quốc hội|Ủy ban Thường vụ Quốc hội|Ủy ban thường vụ Quốc hội|UBTVQH|Chủ tịch nước|Chủ tịch UBND|Bộ trưởng|Bộ Chính trị|Bộ|Ban Bí thư|Ban Chấp hành|Ban Thường vụ|Ban Chỉ đạo|Ban Tổ chức|Ban|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Đảng ủy|Đảng uỷ|Sở|Phòng|Văn phòng|Thanh tra|Kiểm toán Nhà nước|Tổng cục|Cục';
const ISSUER_AFTER = new RegExp(
  `^,?\\s+(?:của|do)\\s+(?<issuer>(?:${BODY})(?![\\p{L}])(?:\\s+[^.,;:()\\n“”"]*)?)`,
  'u',
);
/** Where the name of a body ends: what follows is about the document. */
const ISSUER_END =
  /\s+(?:(?:về|ban hành|phê duyệt|quy định|công bố|hướng dẫn|triển khai|thực hiện|sửa đổi|bổ sung|tổ chức|đã|được|nêu|thì|là|cho thấy|có hiệu lực|và|năm|ngày|vừa|yêu cầu|giao|ký|tại|theo|trong|để|với|từ|gồm|ra|chỉ đạo|cũng|sẽ|bãi bỏ|thay thế|kèm)(?![\p{L}])|[-–—]\s).*/u;
const ISSUER_CHARACTERS_MAX = 120;

/** Finds the legal documents that a text cites by number, in the order of the text. */
export function findLegalDocuments(text: string): LegalCitation[] {
  const normalised = text.normalize('NFC');
  return [...normalised.matchAll(CITATION)].flatMap((match) => {
    const citation = readCitation(normalised, match);
    return citation ? [citation] : [];
  });
}

/** One of each document of several citations, each with everything that any of them says. */
export function mergeCitations(citations: readonly LegalCitation[]): LegalCitation[] {
  const merged = new Map<string, LegalCitation>();
  for (const citation of citations) {
    const known = merged.get(citation.number);
    merged.set(citation.number, {
      ...(known ?? citation),
      kind: known?.kind ?? citation.kind,
      issuer: known?.issuer ?? citation.issuer,
      issuedOn: known?.issuedOn ?? citation.issuedOn,
    });
  }
  return [...merged.values()];
}

function readCitation(text: string, match: RegExpMatchArray): LegalCitation | null {
  const number = match.groups?.number ?? '';
  const letters = number.split(/[/-]/).filter((part) => /^\p{Lu}/u.test(part));
  const kindOfNumber = kindOf(letters);
  const written = match.groups?.kind;
  // Without a kind of document, neither in words nor in the letters, it is some other number with a slash.
  if (!written && !kindOfNumber) return null;
  const start = match.index ?? 0;
  let end = start + match[0].length;
  const dateBefore = readDate(text.slice(end));
  end += dateBefore.length;
  const issuer = readIssuer(text.slice(end));
  end += issuer.length;
  const date = dateBefore.day === null ? readDate(text.slice(end)) : dateBefore;
  if (dateBefore.day === null) end += date.length;
  return {
    number,
    kind: kindWritten(written) ?? kindOfNumber,
    issuer: issuer.name ?? issuerBetween(match.groups?.between) ?? issuerOf(letters),
    issuedOn: date.day,
    start,
    end,
  };
}

function kindWritten(written: string | undefined): string | null {
  if (!written) return null;
  const folded = foldDiacritics(written);
  const kind = KIND_WORDS.find((word) => foldDiacritics(word) === folded) ?? null;
  return kind === 'Văn bản' ? null : kind;
}

function kindOf(letters: readonly string[]): string | null {
  for (const part of letters) {
    const bare = part.replace(/\d+$/, '');
    const kind = KINDS.find(([known]) => known === bare)?.[1];
    if (kind) return kind;
  }
  return null;
}

function issuerOf(letters: readonly string[]): string | null {
  if (letters.some((part) => /^QH\d+$/.test(part))) return 'Quốc hội';
  if (letters.some((part) => /^UBTVQH\d*$/.test(part))) return 'Ủy ban Thường vụ Quốc hội';
  const known = letters.map((part) => ISSUERS.get(part)).find((issuer) => issuer !== undefined);
  return known ?? null;
}

/** "Quyết định của UBND tỉnh số …" and "Nghị quyết Chính phủ số …": who issued it stands before the number. */
function issuerBetween(words: string | undefined): string | null {
  const name = words?.replace(/^của\s+/u, '').trim() ?? '';
  return new RegExp(`^(?:${BODY})(?![\\p{L}])`, 'u').test(name) ? name : null;
}

function readIssuer(rest: string): { name: string | null; length: number } {
  const match = ISSUER_AFTER.exec(rest);
  const name = match?.groups?.issuer
    ?.replace(ISSUER_END, '')
    .trim()
    .slice(0, ISSUER_CHARACTERS_MAX);
  if (!match || !name) return { name: null, length: 0 };
  return { name, length: rest.indexOf(name) + name.length };
}

function readDate(rest: string): { day: string | null; length: number } {
  const match = DATE.exec(rest);
  if (!match) return { day: null, length: 0 };
  const [whole, day1, month1, year1, day2, month2, year2] = match;
  const day = dayOf(year1 ?? year2, month1 ?? month2, day1 ?? day2);
  return day ? { day, length: whole.length } : { day: null, length: 0 };
}

function dayOf(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  // 31 February would become a day of March.
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isDay && Number(year) >= 1945 ? text : null;
}

/** A word with either case of its first letter, or all in capitals. */
function anyCase(word: string): string {
  const [first = '', ...rest] = word;
  return `[${first.toUpperCase()}${first.toLowerCase()}]${rest.join('')}|${word.toUpperCase()}`;
}
