import { wordsOf } from '@congkhai/shared/search/words';
import type { SearchSubject } from './search-index';

/** The name of a thing in the index. A document is one by its number, issuer and day, however these were spelled. */
export function nameOf(subject: SearchSubject): string {
  switch (subject.type) {
    case 'article':
      return `article/${subject.articleId}/${subject.locale}`;
    case 'unit':
      return `unit/${subject.unitId}`;
    case 'result':
      return `result/${subject.periodId}/${subject.unitId}`;
    case 'document':
      return `document/${[subject.number, subject.issuer].map(foldedWords).join('/')}/${subject.issuedOn}`;
  }
}

function foldedWords(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join('-');
}
