import type { ImportArticle, ImportBlock } from '@congkhai/shared/contracts/article-import';
import { meaninglessAlternative } from '@congkhai/shared/news/alternative-text';
import { readVietnameseDate } from '@congkhai/shared/time/vietnamese-date';
import { takeByline, withoutButtons } from './article-ends';
import { type Cleaning, cleanBody } from './clean-body';
import { decodePage } from './decode-page';
import { pageStylesIn } from './hidden';
import { type LocatedArticle, locateArticle, removableIn } from './locate-article';
import { readOutside } from './outside-article';
import { absoluteAddressOf, hostsFor, savedFileOf, sourceAddressOf } from './page-addresses';
import { elementsIn, lineOf, type PageElement, parsePage, rawTextOf, remove } from './page-tree';
import type { PortalProfile } from './profiles';
import { readBody } from './read-body';
import type { ConversionQuestion, PageReport } from './report';
import { pageOfSavedText } from './saved-text';

export interface SavedPage {
  /** Its path below the folder, such as "tin/123.html". */
  file: string;
  bytes: Uint8Array;
  /** All files below the folder. */
  files: ReadonlySet<string>;
}
export interface ConversionSettings {
  profiles: readonly PortalProfile[];
  /** Hosts that articles may link to, with all below them. */
  allowedHosts: readonly string[];
}
export type PageConversion =
  | { kind: 'converted'; article: ImportArticle; report: PageReport }
  | { kind: 'refused'; file: string; message: string };

const LETTERS_MIN = 40;
const TITLE_CHARACTERS_MAX = 255;
const ATTACHMENT = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|odt|ods)(?:[?#]|$)/i;
const CLOCK = /^(?:thứ|chủ nhật)[^\d]*\d{1,2}\/\d{1,2}\/\d{4}/i;

/** Makes the clean article of a saved page, with a report of everything that was taken out or is to be looked at. */
export function convertPage(page: SavedPage, settings: ConversionSettings): PageConversion {
  const refuse = (message: string): PageConversion => ({
    kind: 'refused',
    file: page.file,
    message,
  });
  const decoded = decodePage(page.bytes);
  if (decoded.kind === 'legacy')
    return refuse(
      `Chữ viết theo bảng mã ${decoded.encoding} (“${decoded.sample}”). Hãy chuyển trang sang Unicode (UTF-8) rồi chạy lại.`,
    );
  const html = page.file.endsWith('.txt') ? pageOfSavedText(decoded.text) : decoded.text;
  const root = parsePage(html);
  const located = locateArticle(root, settings.profiles);
  if (!located || lineOf(located.body).length < LETTERS_MIN)
    return refuse('Không tìm thấy bài trong trang. Hãy thêm cấu hình (profile) cho cổng này.');
  const report: PageReport = {
    file: page.file,
    encoding: decoded.encoding,
    profile: located.profile,
    injections: [],
    questions: [],
    leftOut: [],
    notes: decoded.notes,
  };
  const sourceAddress = sourceAddressOf(html, root);
  const cleaning: Cleaning = {
    styles: pageStylesIn(
      [...elementsIn(root)]
        .filter(({ tag }) => tag === 'style')
        .map((style) => style.children.map(String).join('')),
    ),
    allowedHosts: hostsFor(sourceAddress, settings.allowedHosts),
    injections: report.injections,
    questions: report.questions,
  };
  const title = titleOf(located, root);
  clean(root, located, { cleaning, report, settings });
  const article = readArticle({ page, located, report, sourceAddress, title });
  if (article.title === '') return refuse('Không tìm thấy tiêu đề của bài.');
  return { kind: 'converted', article, report };
}

function clean(
  root: PageElement,
  located: LocatedArticle,
  {
    cleaning,
    report,
    settings,
  }: { cleaning: Cleaning; report: PageReport; settings: ConversionSettings },
): void {
  const { title, lead, date, body, byline, source } = located;
  const parts = [title, lead, date, body, byline, source].filter((part) => part !== null);
  for (const element of removableIn(root, located.profile, settings.profiles)) remove(element);
  // Before anything is taken out, which leaves blanks of its own.
  report.questions.push(...gapsIn(body));
  report.leftOut = readOutside(root, new Set(parts), cleaning);
  // The order of the page: what stood above the article, what stood in it, what stood below.
  const below = report.injections.splice(
    report.injections.findIndex(({ place }) => place === 'footer') >>> 0,
  );
  for (const part of [title, lead, body]) if (part) cleanBody(part, cleaning);
  report.injections.push(...below);
  const clock = report.leftOut.find((line) => CLOCK.test(line));
  if (clock)
    report.notes.push(`“${clock}” là đồng hồ của trang, không phải ngày đăng, nên không dùng.`);
}

interface ArticleParts {
  page: SavedPage;
  located: LocatedArticle;
  report: PageReport;
  sourceAddress: string | null;
  title: string;
}

function readArticle({ page, located, report, sourceAddress, title }: ArticleParts): ImportArticle {
  const attachments: NonNullable<ImportArticle['attachments']> = [];
  // A title within the part of the body stands in its own field.
  if (located.title) remove(located.title);
  for (const part of [located.lead, located.date, located.byline, located.source])
    if (part) remove(part);
  const fileOf = (address: string) => savedFileOf(address, page.file, page.files);
  const blocks = readBody(located.body, {
    fileOf,
    linkOf: (address) => {
      const file = ATTACHMENT.test(address) ? fileOf(address) : null;
      if (!file) return absoluteAddressOf(address, sourceAddress);
      attachments.push({ file, name: file.slice(file.lastIndexOf('/') + 1) });
      return null;
    },
    onImage: (image) => readImage(image, { fileOf, report, title }),
  });
  const { body, byline } = takeByline(withoutButtons(blocks));
  report.questions.push(...tablesWithoutName(body));
  const publishedAt = publicationOf(located, report);
  return {
    sourceAddress,
    locale: 'vi',
    title,
    lead: located.lead ? lineOf(located.lead) || null : null,
    publishedAt,
    eventDate: eventDateOf(body),
    byline: located.byline ? lineOf(located.byline) || byline : byline,
    source: located.source ? lineOf(located.source) || null : null,
    status: 'draft',
    body,
    attachments,
  };
}

function titleOf(located: LocatedArticle, root: PageElement): string {
  const own = located.title ? lineOf(located.title) : '';
  const page = [...elementsIn(root)].find(({ tag }) => tag === 'title');
  return (own || (page ? lineOf(page) : '')).slice(0, TITLE_CHARACTERS_MAX);
}

/** Old pages write the name of a table above it, if at all; readers who hear a page need it with the table. */
function tablesWithoutName(body: readonly ImportBlock[]): ConversionQuestion[] {
  return body.flatMap((block) =>
    block.type === 'table' && block.caption === null
      ? [
          {
            kind: 'missing-table-name' as const,
            message: `Bảng bắt đầu bằng “${block.rows.flat().find((cell) => cell !== '') ?? ''}” chưa có tên: cần nhập trước khi xuất bản.`,
          },
        ]
      : [],
  );
}

function publicationOf({ date }: LocatedArticle, { questions }: PageReport): string | null {
  const written = date ? readVietnameseDate(date.attributes.get('datetime') ?? lineOf(date)) : null;
  if (!written) {
    questions.push({
      kind: 'missing-date',
      message: 'Trang không ghi ngày đăng: cần nhập ngày đăng trước khi xuất bản.',
    });
    return null;
  }
  return written.time ? `${written.day} ${written.time}` : written.day;
}

/** The day in the first paragraph: "Chiều ngày 06/10/2023, UBND xã…" */
function eventDateOf(body: readonly ImportBlock[]): string | null {
  const first = body.find(({ type }) => type === 'paragraph');
  if (first?.type !== 'paragraph') return null;
  const text = first.children.map((child) => ('text' in child ? child.text : '')).join('');
  return (
    readVietnameseDate(
      /(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4}/i.exec(
        text,
      )?.[0] ?? '',
    )?.day ?? null
  );
}

function readImage(
  { attributes }: PageElement,
  {
    fileOf,
    report,
    title,
  }: { fileOf: (address: string) => string | null; report: PageReport; title: string },
): { file: string; alternativeText: string | null } | null {
  const address = attributes.get('src') ?? '';
  const sides = ['width', 'height'].map((name) => Number.parseInt(attributes.get(name) ?? '', 10));
  // Images of one or two pixels count readers.
  if (address === '' || sides.some((side) => side <= 2)) return null;
  const file = fileOf(address);
  const question = (kind: ConversionQuestion['kind'], message: string) =>
    report.questions.push({ kind, message });
  if (!file) {
    question('missing-file', `Ảnh “${address}” không có trong thư mục nên không đưa vào bài.`);
    return null;
  }
  const alternative = (attributes.get('alt') ?? '').replace(/\s+/g, ' ').trim();
  if (alternative !== '' && !meaninglessAlternative(alternative, { title, caption: null }))
    return { file, alternativeText: alternative };
  question(
    'missing-alternative-text',
    `Ảnh “${file}” chưa có văn bản thay thế: cần nhập trước khi xuất bản.`,
  );
  return { file, alternativeText: null };
}

/** Two blanks between words: something may have been cut out there. */
function gapsIn(body: PageElement): ConversionQuestion[] {
  return [...rawTextOf(body).matchAll(/(\S+(?: \S+)?)[ \u00a0]{2,}(\S+(?: \S+)?)/g)].map(
    ([, before, after]) => ({
      kind: 'gap' as const,
      message: `Giữa “${before}” và “${after}” có khoảng trống kép: có thể đã mất chữ ở đây.`,
    }),
  );
}
