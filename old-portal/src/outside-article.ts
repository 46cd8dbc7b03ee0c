import { type Cleaning, piecesOf, reasonsOf } from './clean-body';
import { hidingTrickOf } from './hidden';
import { lineOf, type PageElement, type PageNode } from './page-tree';

/** Elements that stand in a line with their neighbours. */
const INLINE = new Set([
  'a',
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'span',
  'font',
  'small',
  'sub',
  'sup',
  'label',
  'img',
  'big',
]);
const LINES_MAX = 2_000;

interface Walk extends Cleaning {
  article: ReadonlySet<PageElement>;
  hasPassedArticle: boolean;
  leftOut: string[];
}

/**
 * Looks at everything around the article: menus, lists and footers are left out and listed, and what was put among them is reported
 * piece by piece: foreign links, words of link sellers, and whatever is hidden.
 */
export function readOutside(
  root: PageElement,
  article: ReadonlySet<PageElement>,
  cleaning: Cleaning,
): string[] {
  const walk: Walk = { ...cleaning, article, hasPassedArticle: false, leftOut: [] };
  walkBlock(root, walk);
  return walk.leftOut;
}

function walkBlock(block: PageElement, walk: Walk): void {
  let line: PageNode[] = [];
  const flush = () => {
    readLine(line, walk);
    line = [];
  };
  for (const child of block.children) {
    if (typeof child === 'string') {
      line.push(child);
    } else if (walk.article.has(child)) {
      flush();
      walk.hasPassedArticle = true;
    } else if (child.tag === 'br') {
      flush();
    } else if (hasTrick(child, walk)) {
      flush();
    } else if (INLINE.has(child.tag) && !holdsArticle(child, walk)) {
      line.push(child);
    } else if (child.tag !== 'style' && child.tag !== 'head') {
      flush();
      walkBlock(child, walk);
    }
  }
  flush();
}

/** Notes what is hidden in an element, and says whether it is. Menus that open on a click are hidden too: without foreign words they pass. */
function hasTrick(element: PageElement, walk: Walk): boolean {
  const trick = holdsArticle(element, walk) ? null : hidingTrickOf(element, walk.styles);
  if (trick === null) return false;
  for (const piece of piecesOf(element)) {
    const reasons = reasonsOf(piece, walk);
    if (reasons.length > 0) note(walk, { ...piece, reasons: [`hidden-${trick}`, ...reasons] });
    else if (piece.text !== '') leaveOut(walk, piece.text);
  }
  return true;
}

function readLine(line: readonly PageNode[], walk: Walk): void {
  const block: PageElement = { tag: 'p', attributes: new Map(), parent: null, children: [...line] };
  const text = lineOf(block);
  const links = piecesOf(block).filter(({ address }) => address !== null);
  let rest = text;
  for (const link of links) {
    const reasons = reasonsOf(link, walk);
    if (!reasons.includes('foreign-host') && !reasons.includes('active-address')) continue;
    note(walk, { ...link, reasons });
    rest = rest.replace(link.text, ' ');
  }
  rest = rest.replace(/\s+/g, ' ').trim();
  if (rest === '') return;
  const reasons = reasonsOf({ text: rest, address: null }, walk);
  // Lists of other news speak of crime too: words alone are spam only where no own link stands behind them.
  const isOwnNews = links.length > 0 && reasons.every((reason) => reason === 'spam-words');
  if (reasons.length > 0 && !isOwnNews) note(walk, { text: rest, address: null, reasons });
  else leaveOut(walk, rest);
}

function note(
  walk: Walk,
  piece: Pick<Cleaning['injections'][number], 'text' | 'address' | 'reasons'>,
) {
  const place = walk.hasPassedArticle ? 'footer' : 'header';
  walk.injections.push({ place, ...piece, before: '', after: '' });
}

function leaveOut(walk: Walk, text: string): void {
  if (walk.leftOut.length < LINES_MAX) walk.leftOut.push(text);
}

function holdsArticle(element: PageElement, { article }: Walk): boolean {
  for (const part of article)
    for (let at: PageElement | null = part; at; at = at.parent) if (at === element) return true;
  return false;
}
