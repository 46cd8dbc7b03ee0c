import * as z from 'zod';
import { lineSchema } from '../text/text';
import { LocalDaySchema } from '../time/local-day';
import { LocaleSchema } from './identifiers';

// Legal documents that an article's text cites, as the admin offers them to its editor.

export const CitationsRequestSchema = z.object({ locale: LocaleSchema });

export const OfferedCitationSchema = z.strictObject({
  number: z.string(),
  kind: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: LocalDaySchema.nullable(),
  /** The words of the text. */
  words: z.string(),
  /** Whether the article names the document already. */
  isLinked: z.boolean(),
});
export type OfferedCitation = z.infer<typeof OfferedCitationSchema>;

export const CitationsResponseSchema = z.strictObject({
  data: z.strictObject({ citations: z.array(OfferedCitationSchema) }),
});

/** What an editor confirms: the document itself, with what the text may have left out. */
export const ConfirmCitationSchema = z.strictObject({
  locale: LocaleSchema,
  number: lineSchema(100),
  kind: lineSchema(60).nullable(),
  issuer: lineSchema(200),
  issuedOn: LocalDaySchema,
});
export type ConfirmCitation = z.infer<typeof ConfirmCitationSchema>;
