import { elementsIn, find, lineOf, matches, type PageElement } from './page-tree';
import type { PortalProfile } from './profiles';

/** The parts of a page that make up the article. */
export interface LocatedArticle {
  profile: string;
  title: PageElement | null;
  lead: PageElement | null;
  date: PageElement | null;
  body: PageElement;
  byline: PageElement | null;
  source: PageElement | null;
}

const CANDIDATES = new Set(['article', 'main', 'div', 'td', 'section', 'body']);
const SENTENCE_CHARACTERS_MIN = 60;

/** Finds the article by the first profile that fits, else by where most sentences stand. */
export function locateArticle(
  root: PageElement,
  profiles: readonly PortalProfile[],
): LocatedArticle | null {
  for (const profile of profiles) {
    const fits = profile.recognise.every((selector) => find(root, [selector]) !== null);
    const body = fits ? find(root, profile.body) : null;
    if (body) return { profile: profile.name, body, ...partsOf(root, profile) };
  }
  const body = densestIn(root);
  return body ? { profile: 'heuristic', body, ...guessedParts(root, body) } : null;
}

/** Elements that a profile says are no part of the article. */
export function removableIn(
  root: PageElement,
  name: string,
  profiles: readonly PortalProfile[],
): PageElement[] {
  const selectors = profiles.find((profile) => profile.name === name)?.remove ?? [];
  return [...elementsIn(root)].filter((element) =>
    selectors.some((selector) => matches(element, selector)),
  );
}

function partsOf(root: PageElement, profile: PortalProfile) {
  return {
    title: find(root, profile.title),
    lead: find(root, profile.lead),
    date: find(root, profile.date),
    byline: find(root, profile.byline),
    source: find(root, profile.source),
  };
}

/** The element whose own paragraphs say most: sentences count, links do not. */
function densestIn(root: PageElement): PageElement | null {
  const scores = new Map<PageElement, number>();
  for (const element of elementsIn(root)) {
    const isParagraph = ['p', 'li', 'td', 'div', 'blockquote'].includes(element.tag);
    const own = isParagraph ? ownSentences(element) : 0;
    if (own < SENTENCE_CHARACTERS_MIN) continue;
    let share = own;
    for (let at: PageElement | null = element; at; at = at.parent, share /= 2)
      if (CANDIDATES.has(at.tag)) scores.set(at, (scores.get(at) ?? 0) + share);
  }
  const [best] = [...scores].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? null;
}

/** Characters of an element that stand in no inner block and in no link. */
function ownSentences(element: PageElement): number {
  const inline = new Set(['b', 'strong', 'i', 'em', 'u', 'span', 'font']);
  return element.children.reduce((sum, child) => {
    if (typeof child === 'string') return sum + child.trim().length;
    return inline.has(child.tag) ? sum + ownSentences(child) : sum;
  }, 0);
}

function guessedParts(root: PageElement, body: PageElement) {
  const headings = ['h1', 'h2', 'h3'].flatMap((tag) =>
    [...elementsIn(root)].filter((element) => element.tag === tag && lineOf(element) !== ''),
  );
  const named = [...elementsIn(root)].find(
    (element) =>
      /title|tieu-?de/i.test(
        `${element.attributes.get('class')} ${element.attributes.get('id')}`,
      ) &&
      lineOf(element) !== '' &&
      element.tag !== 'title',
  );
  const date = [...elementsIn(root)].find(
    (element) =>
      /date|time|ngay-?dang/i.test(
        `${element.attributes.get('class')} ${element.attributes.get('id')}`,
      ) &&
      /\d{4}/.test(lineOf(element)) &&
      !isWithin(body, element),
  );
  const title = headings[0] ?? named ?? null;
  return { title, lead: null, date: date ?? null, byline: null, source: null };
}

function isWithin(ancestor: PageElement, element: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parent) if (at === ancestor) return true;
  return false;
}
