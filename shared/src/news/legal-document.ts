import * as z from 'zod';
import { lineSchema } from '../text/text';
import { LocalDaySchema } from '../time/local-day';

/** A cited legal document, such as number "214/QĐ-UBND" issued by "UBND huyện Tiên Phước" on 2023-01-12. */
export const LegalDocumentSchema = z.strictObject({
  number: lineSchema(100),
  issuer: lineSchema(200),
  issuedOn: LocalDaySchema,
  title: lineSchema(500).nullable(),
});
export type LegalDocument = z.infer<typeof LegalDocumentSchema>;
