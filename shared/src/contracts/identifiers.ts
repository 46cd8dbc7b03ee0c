import * as z from 'zod';
import { SLUG_CHARACTERS_MAX } from '../text/text';

/** Lower-case ASCII words joined by hyphens. Used in addresses and keys, so nothing else may pass: no dot, slash or space. */
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const SlugSchema = z.string().min(1).max(SLUG_CHARACTERS_MAX).regex(KEBAB);
/** Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
export const IdentifierSchema = z.string().min(1).max(100).regex(KEBAB);
/** An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import. */
export const ArticleIdSchema = z
  .string()
  .regex(/^[a-z0-9]{24,32}$/, 'must be the articleId of an article, which is not its slug');
/** The number of an item in a framework, such as "1.2.3". */
export const ItemIdSchema = z
  .string()
  .max(40)
  .regex(/^[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*$/);

export const LOCALES = ['vi', 'en'] as const;
export const LocaleSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof LocaleSchema>;
