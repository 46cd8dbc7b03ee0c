import type { Inline } from '@congkhai/shared/news/body';

type TextPiece = Extract<Inline, { type: 'text' }>;
export type Marks = Pick<TextPiece, 'bold' | 'italic' | 'underline' | 'strikethrough'>;

/** Texts and links of a paragraph while they are collected, with spaces as they stand in the page. */
export interface InlineRun {
  add(text: string, marks: Marks, url: string | null): void;
  /** What was collected: spaces as one, equal neighbours joined, nothing at either end. Empty when there are no words. */
  take(): Inline[];
}

interface Piece {
  text: string;
  marks: Marks;
  url: string | null;
}

export function inlineRun(): InlineRun {
  let pieces: Piece[] = [];
  return {
    add(text, marks, url) {
      const last = pieces.at(-1);
      if (last && last.url === url && isEqual(last.marks, marks)) last.text += text;
      else pieces.push({ text, marks, url });
    },
    take() {
      const taken = trim(collapse(pieces));
      pieces = [];
      return taken.reduce<Inline[]>(append, []);
    },
  };
}

/** "\n" stands for a line break of the page; every other space is a blank. */
function collapse(pieces: readonly Piece[]): Piece[] {
  let isAfterSpace = true;
  return pieces
    .map((piece) => {
      let text = '';
      for (const letter of piece.text.replace(/[^\S\n]+/g, ' ')) {
        const isSpace = letter === ' ' || letter === '\n';
        if (letter === '\n') text = text.replace(/ $/, '');
        if (!(letter === ' ' && isAfterSpace)) text += letter;
        isAfterSpace = isSpace;
      }
      return { ...piece, text };
    })
    .filter(({ text }) => text !== '');
}

function trim(pieces: Piece[]): Piece[] {
  const first = pieces[0];
  if (first) first.text = first.text.trimStart();
  const last = pieces.at(-1);
  if (last) last.text = last.text.trimEnd();
  const isBlankEnd = pieces.length > 0 && (first?.text === '' || last?.text === '');
  return isBlankEnd ? trim(pieces.filter(({ text }) => text !== '')) : pieces;
}

function append(inlines: Inline[], { text, marks, url }: Piece): Inline[] {
  const piece: TextPiece = { type: 'text', text: text.normalize('NFC'), ...marks };
  if (url === null) return [...inlines, piece];
  const last = inlines.at(-1);
  if (last?.type === 'link' && last.url === url) last.children.push(piece);
  else inlines.push({ type: 'link', url, children: [piece] });
  return inlines;
}

function isEqual(a: Marks, b: Marks): boolean {
  const names = ['bold', 'italic', 'underline', 'strikethrough'] as const;
  return names.every((name) => a[name] === b[name]);
}
