import { hidingTrickOf, type PageStyles } from './hidden';
import { elementsIn, lineOf, type PageElement, rawTextOf, remove } from './page-tree';
import type { ConversionQuestion, Injection, InjectionReason } from './report';
import { isAllowedHost, type SpamHit, spamIn } from './spam';

export interface Cleaning {
  styles: PageStyles;
  allowedHosts: readonly string[];
  injections: Injection[];
  questions: ConversionQuestion[];
}

const CONTEXT_CHARACTERS = 40;
const ACTIVE = /^\s*(?:javascript|vbscript|data|file)\s*:/i;
/** What buttons of old portals do: go back, print, close. */
const HARMLESS_SCRIPT =
  /^\s*javascript:\s*(?:void|;|$|history|window\.(?:print|history|close)|print)/i;

/** Takes out of an article's own part of a page what does not belong to it, and notes each piece with its place. */
export function cleanBody(body: PageElement, cleaning: Cleaning): void {
  for (const element of [...elementsIn(body)]) {
    const trick = hidingTrickOf(element, cleaning.styles);
    if (trick === null || !isIn(body, element)) continue;
    for (const piece of piecesOf(element))
      cleaning.injections.push({
        ...piece,
        place: 'body',
        reasons: [`hidden-${trick}`, ...reasonsOf(piece, cleaning)],
        before: '',
        after: '',
      });
    remove(element);
  }
  for (const element of [...elementsIn(body)])
    if (element.tag === 'a') cleanLink(element, cleaning);
  for (const element of [body, ...elementsIn(body)]) cleanTexts(element, cleaning);
}

/** The links of an element with their words, or all its words if it has no link. */
export function piecesOf(element: PageElement): { text: string; address: string | null }[] {
  const links = [element, ...elementsIn(element)].filter(({ tag }) => tag === 'a');
  const pieces = links.map((link) => ({
    text: lineOf(link),
    address: link.attributes.get('href') ?? null,
  }));
  const text = lineOf(element);
  const linked = pieces.map((piece) => piece.text).join(' ');
  if (text !== '' && text !== linked) return [...pieces, { text, address: null }];
  return pieces.filter((piece) => piece.text !== '' || piece.address !== null);
}

/** Why words or an address would not stand on an office's page. */
export function reasonsOf(
  { text, address }: { text: string; address: string | null },
  { allowedHosts }: Pick<Cleaning, 'allowedHosts'>,
): InjectionReason[] {
  const reasons = new Set<InjectionReason>();
  for (const { kind } of spamIn(text, allowedHosts)) reasons.add(REASON_OF[kind]);
  if (address !== null && ACTIVE.test(address)) reasons.add('active-address');
  const host = hostOf(address);
  if (host !== null && !isAllowedHost(host, allowedHosts)) reasons.add('foreign-host');
  return [...reasons];
}

const REASON_OF = {
  hard: 'spam-words',
  soft: 'spam-words',
  host: 'foreign-host',
  script: 'foreign-script',
} as const;

/** The host that an address leads to, or null for one of the same site and for what is no web address. */
export function hostOf(address: string | null): string | null {
  if (address === null || !/^\s*(?:https?:)?\/\//i.test(address)) return null;
  try {
    return new URL(address.trim(), 'http://page.invalid').hostname;
  } catch {
    // An address that no browser could follow is foreign by any measure.
    return address;
  }
}

function cleanLink(link: PageElement, cleaning: Cleaning): void {
  const address = link.attributes.get('href') ?? null;
  const text = lineOf(link);
  const isButton = address !== null && HARMLESS_SCRIPT.test(address);
  const reasons = isButton ? [] : reasonsOf({ text, address }, cleaning);
  const isActive = reasons.includes('active-address');
  if (!isButton && !isActive && !reasons.includes('foreign-host')) return;
  if (isActive || (!isButton && isSpam(text, reasons))) {
    const around = wordsAround(link);
    const place = around.before === '' && around.after === '' ? 'body' : 'sentence';
    cleaning.injections.push({ place, reasons, text, address, ...around });
    remove(link);
    return;
  }
  if (!isButton)
    cleaning.questions.push({
      kind: 'foreign-link',
      message: `Liên kết “${text}” dẫn tới ${hostOf(address) ?? text}, không có trong danh sách cho phép: đã bỏ liên kết, giữ lại chữ.`,
    });
  unwrap(link);
}

/** Whether the words of a link that leads elsewhere go with it: none, an address, or what no office writes. */
function isSpam(text: string, reasons: readonly InjectionReason[]): boolean {
  const isAddress = /^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}\S*$/i.test(text);
  return (
    text === '' ||
    isAddress ||
    reasons.some((reason) => reason === 'spam-words' || reason === 'foreign-script')
  );
}

function cleanTexts(element: PageElement, cleaning: Cleaning): void {
  element.children = element.children.map((child, index) => {
    if (typeof child !== 'string') return child;
    const hits = spamIn(child, cleaning.allowedHosts);
    for (const hit of hits.filter(({ kind }) => kind === 'soft'))
      cleaning.questions.push({
        kind: 'gambling-words',
        message: `“${contextOf(child, hit)}”: có từ ngữ về cờ bạc. Nếu là tin về việc xử lý thì đúng, giữ nguyên.`,
      });
    let text = child;
    for (const hit of hits.filter(({ kind }) => kind === 'hard').reverse()) {
      const before = `${textBefore(element, index)}${child.slice(0, hit.start)}`;
      cleaning.injections.push({
        place: before.trim() === '' && child.slice(hit.end).trim() === '' ? 'body' : 'sentence',
        reasons: ['spam-words'],
        text: child.slice(hit.start, hit.end),
        address: null,
        before: oneLine(before).slice(-CONTEXT_CHARACTERS),
        after: oneLine(child.slice(hit.end)).slice(0, CONTEXT_CHARACTERS),
      });
      text = `${text.slice(0, hit.start)}${text.slice(hit.end)}`;
    }
    return text;
  });
}

function wordsAround(element: PageElement): { before: string; after: string } {
  const siblings = element.parent?.children ?? [];
  const index = siblings.indexOf(element);
  const textOf = (nodes: typeof siblings) => oneLine(nodes.map(rawTextOf).join(''));
  return {
    before: textOf(siblings.slice(0, index)).slice(-CONTEXT_CHARACTERS).trimStart(),
    after: textOf(siblings.slice(index + 1))
      .slice(0, CONTEXT_CHARACTERS)
      .trimEnd(),
  };
}

function textBefore(element: PageElement, index: number): string {
  return element.children.slice(0, index).map(rawTextOf).join('');
}

function contextOf(text: string, { start, end }: SpamHit): string {
  return oneLine(
    text.slice(Math.max(0, start - CONTEXT_CHARACTERS), end + CONTEXT_CHARACTERS),
  ).trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function unwrap(element: PageElement): void {
  const siblings = element.parent?.children;
  if (!siblings) return;
  for (const child of element.children)
    if (typeof child !== 'string') child.parent = element.parent;
  siblings.splice(siblings.indexOf(element), 1, ...element.children);
}

function isIn(root: PageElement, element: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parent) {
    if (at === root) return true;
    if (at.parent && !at.parent.children.includes(at)) return false;
  }
  return false;
}
