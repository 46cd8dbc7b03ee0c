import { type LegalDocument, LegalDocumentSchema } from '@congkhai/shared/news/legal-document';

/** A decision as it stands in a form. */
export interface EnteredDecision {
  number: string;
  issuer: string;
  issuedOn: string;
  title: string;
}

export const NO_DECISION: EnteredDecision = { number: '', issuer: '', issuedOn: '', title: '' };

/** The form of a decision, filled in with what is known. */
export function enteredDecisionOf(decision: LegalDocument | null): EnteredDecision {
  return decision ? { ...decision, title: decision.title ?? '' } : NO_DECISION;
}

type ReadDecision =
  | { kind: 'decision'; decision: LegalDocument }
  | { kind: 'incomplete'; fields: (keyof EnteredDecision)[] };

/** The decision that a form holds, or the fields that are still wrong. The title (trích yếu) may be left out. */
export function readDecision(entered: EnteredDecision): ReadDecision {
  const title = entered.title.trim() === '' ? null : entered.title;
  const parsed = LegalDocumentSchema.safeParse({ ...entered, title });
  if (parsed.success) return { kind: 'decision', decision: parsed.data };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  const fields = (['number', 'issuer', 'issuedOn', 'title'] as const).filter((field) =>
    wrong.has(field),
  );
  return { kind: 'incomplete', fields };
}
