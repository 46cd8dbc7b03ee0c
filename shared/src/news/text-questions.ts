import type { CheckedArticle } from './accessibility';
import { type BlockText, blockTextOf } from './block-text';
import { excerptOf, type Finding } from './finding';
import { foreignPhrases } from './text-questions/foreign-words';
import { hiddenCharacters } from './text-questions/hidden-characters';
import { splicedPhrases } from './text-questions/phrases';
import type { TextMatch } from './text-questions/text-match';
import { typedAddresses } from './text-questions/typed-addresses';

/** A text of an article in which spliced-in words may stand, and the form field it is edited in. */
export interface QuestionedText {
  field: string;
  blockIndex?: number;
  text: string;
  /** Stretches whose addresses the link guard sees: the words of links. */
  links?: readonly { start: number; end: number }[];
}

export interface QuestionOptions {
  locale: CheckedArticle['locale'];
  /** True for hosts that readers may be sent to. */
  isAllowedHost: (host: string) => boolean;
}

/**
 * Questions about words that somebody may have spliced in: phrases of gambling and link-selling, letters of other scripts within
 * words, characters that show nothing, words of another language, addresses typed into a text. Each names its place and can be
 * answered with one click; none keeps honest news about crime from readers.
 */
export function textQuestions(
  texts: readonly QuestionedText[],
  { locale, isAllowedHost }: QuestionOptions,
): Finding[] {
  return texts.flatMap(({ text, links = [], ...place }) => {
    const typed = typedAddresses(text, isAllowedHost).filter(
      (match) => !links.some((link) => link.start <= match.start && match.end <= link.end),
    );
    const matches: TextMatch[] = [
      ...splicedPhrases(text),
      ...hiddenCharacters(text),
      ...(locale === 'vi' ? foreignPhrases(text) : []),
      ...typed,
    ];
    return matches.map(
      ({ kind, start, end, message, host }): Finding => ({
        ...place,
        kind,
        severity: 'question',
        start,
        end,
        excerpt: excerptOf(text, start, end),
        message,
        ...(host === undefined ? {} : { host }),
      }),
    );
  });
}

/** All texts of an article that readers see. */
export function questionedTextsOf(article: CheckedArticle): QuestionedText[] {
  const { title, lead, byline, source, body } = article;
  const lines = Object.entries({ title, lead, byline, source });
  return [
    ...lines.flatMap(([field, text]) => (text ? [{ field, text }] : [])),
    ...body.map((block, blockIndex) => {
      const { text, spans } = blockTextOf(block);
      return { field: 'body', blockIndex, text, links: linksOf(spans) };
    }),
  ];
}

function linksOf(spans: BlockText['spans']) {
  return spans.flatMap(({ inline, start, end }) =>
    inline.type === 'link' ? [{ start, end }] : [],
  );
}
