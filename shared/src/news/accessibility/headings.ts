import { type BlockText, blockTextOf } from '../block-text';
import type { BodyPart } from '../body-parts';
import { excerptOf, type Finding } from '../finding';

/** A line in bold that is longer than this is a sentence, not a heading. */
const HEADING_CHARACTERS_MAX = 120;
const SENTENCE_END = /[.,;…!?]$/;

/** The headings of a body: in order, not empty, and headings in fact. */
export function headingFindings(body: readonly BodyPart[]): Finding[] {
  const findings: Finding[] = [];
  // The title of the article is the heading of level 1 above the body.
  let levelBefore = 1;
  for (const [blockIndex, block] of body.entries()) {
    const { text } = blockTextOf(block);
    if (block.type !== 'heading') {
      if (isBoldHeading(block, body[blockIndex + 1])) findings.push(boldHeading(blockIndex, text));
      continue;
    }
    if (text.trim() === '') findings.push(emptyHeading(blockIndex));
    if (block.level === 1) findings.push(secondTitle(blockIndex, text));
    const level = Math.max(2, block.level);
    if (level > levelBefore + 1)
      findings.push(skippedLevel(blockIndex, text, { level, levelBefore }));
    levelBefore = level;
  }
  return findings;
}

/** WCAG 2.2, 1.3.1 Info and Relationships (A) and 2.4.6 Headings and Labels (AA): a heading without words announces nothing. */
function emptyHeading(blockIndex: number): Finding {
  return {
    kind: 'heading-empty',
    severity: 'refusal',
    field: 'body',
    blockIndex,
    excerpt: excerptOf(''),
    message: 'Tiêu đề mục để trống. Hãy nhập chữ hoặc xoá khối này.',
  };
}

/** WCAG 2.2, 1.3.1 Info and Relationships (A), technique H42: the page has one heading of level 1, the article's title. */
function secondTitle(blockIndex: number, text: string): Finding {
  return {
    kind: 'heading-level-first',
    severity: 'question',
    field: 'body',
    blockIndex,
    start: 0,
    end: text.length,
    excerpt: excerptOf(text),
    message:
      'Cấp 1 là tiêu đề của bài. Mục trong bài nên bắt đầu từ cấp 2; trang đọc hiện mục này ở cấp 2.',
  };
}

/** WCAG 2.2, 1.3.1 Info and Relationships (A), technique G141: levels follow the structure, none is left out on the way down. */
function skippedLevel(
  blockIndex: number,
  text: string,
  { level, levelBefore }: { level: number; levelBefore: number },
): Finding {
  return {
    kind: 'heading-level-skipped',
    severity: 'question',
    field: 'body',
    blockIndex,
    start: 0,
    end: text.length,
    excerpt: excerptOf(text),
    message: `Tiêu đề mục cấp ${level} đứng ngay dưới cấp ${levelBefore}. Nên dùng cấp ${levelBefore + 1}.`,
  };
}

/** WCAG 2.2, 1.3.1 Info and Relationships (A), failure F2: what looks like a heading is not marked as one. */
function boldHeading(blockIndex: number, text: string): Finding {
  return {
    kind: 'heading-in-bold',
    severity: 'question',
    field: 'body',
    blockIndex,
    start: 0,
    end: text.length,
    excerpt: excerptOf(text),
    message:
      'Dòng in đậm này có vẻ là tiêu đề mục. Nếu đúng, hãy chọn kiểu Tiêu đề thay cho in đậm.',
  };
}

/** A short line wholly in bold that does not end like a sentence, and has text below it. */
function isBoldHeading(block: BodyPart, next: BodyPart | undefined): boolean {
  if (block.type !== 'paragraph' || !next || next.type === 'heading') return false;
  const blockText = blockTextOf(block);
  const text = blockText.text.trim();
  const isShort = text !== '' && text.length <= HEADING_CHARACTERS_MAX;
  return isShort && !SENTENCE_END.test(text) && isBold(blockText) && !isBold(blockTextOf(next));
}

function isBold({ spans }: BlockText): boolean {
  return spans.every(({ inline }) =>
    (inline.type === 'text' ? [inline] : inline.children).every(
      ({ text, bold }) => bold === true || text.trim() === '',
    ),
  );
}
