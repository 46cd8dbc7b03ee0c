import * as z from 'zod';

/** Words around what was found, on each side, as far as they are kept with a finding. */
const CONTEXT_CHARACTERS_MAX = 40;
const WORDS_CHARACTERS_MAX = 300;

/**
 * The words that a finding is about, with what stands before and after them in the same text. A person's answer is kept
 * together with a hash of all three, so that it holds for this place and not for the same words elsewhere.
 */
export const ExcerptSchema = z.strictObject({
  before: z.string(),
  words: z.string(),
  after: z.string(),
});
export type Excerpt = z.infer<typeof ExcerptSchema>;

/**
 * What a check found in an article. A *refusal* keeps the article from being published until it is mended; a *question* asks a
 * person to look, who may answer that it is right as it is.
 */
export const FindingSchema = z.strictObject({
  /** Which rule found it, such as `link-text-vague`. */
  kind: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  severity: z.enum(['refusal', 'question']),
  /** The field of the edit form: `title`, `lead`, `body`, `attachments`… */
  field: z.string().min(1),
  /** The block of the body, counted from 0. */
  blockIndex: z.number().int().min(0).optional(),
  /** Where the words begin and end in the text of the block (all its texts joined) or of the field, in UTF-16 units. */
  start: z.number().int().min(0).optional(),
  end: z.number().int().min(0).optional(),
  excerpt: ExcerptSchema,
  /** What is wrong and what is expected, in Vietnamese, for the editor. */
  message: z.string().min(1),
  /** The host that nobody has allowed yet: whoever reads the finding can propose it. */
  host: z.string().min(1).optional(),
});
export type Finding = z.infer<typeof FindingSchema>;

/** The part of a text from `start` to `end` with the words around it. Without a part: the whole text. */
export function excerptOf(text: string, start = 0, end = text.length): Excerpt {
  return {
    before: text.slice(Math.max(0, start - CONTEXT_CHARACTERS_MAX), start),
    words: text.slice(start, Math.min(end, start + WORDS_CHARACTERS_MAX)),
    after: text.slice(end, end + CONTEXT_CHARACTERS_MAX),
  };
}

/** What an answer belongs to: the rule, the field and the excerpt. It is hashed where answers are kept. */
export function answerSubjectOf({ kind, field, excerpt }: Finding): string {
  return [kind, field, excerpt.before, excerpt.words, excerpt.after].join('\n');
}
