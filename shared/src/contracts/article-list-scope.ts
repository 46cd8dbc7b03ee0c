import * as z from 'zod';
import { IdentifierSchema } from './identifiers';

/** Which articles a list holds: all of them, those of a category, or those of a unit. */
export const ArticleListScopeSchema = z.union([
  z.literal('all'),
  z.templateLiteral(['category/', IdentifierSchema]),
  z.templateLiteral(['unit/', IdentifierSchema]),
]);
export type ArticleListScope = z.infer<typeof ArticleListScopeSchema>;
