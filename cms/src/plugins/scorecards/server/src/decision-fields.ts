import { type LegalDocument, LegalDocumentSchema } from '@congkhai/shared/news/legal-document';
import * as z from 'zod';
import type { FieldProblem } from './guards/field-problem';
import type { LineRule } from './guards/written-data';

/** The fields of frameworks and periods that say by which decision they were enacted or published. */
export const DECISION_FIELDS = [
  'decisionNumber',
  'decisionIssuer',
  'decisionIssuedOn',
  'decisionTitle',
] as const;

/** Those of them that are lines of text. */
export const DECISION_LINES: Record<string, LineRule> = {
  decisionNumber: { charactersMax: 100, isOptional: true },
  decisionIssuer: { charactersMax: 200, isOptional: true },
  decisionTitle: { charactersMax: 500, isOptional: true },
};

export const DecisionRowSchema = z.object({
  decisionNumber: z.string().nullable(),
  decisionIssuer: z.string().nullable(),
  decisionIssuedOn: z.string().nullable(),
  decisionTitle: z.string().nullable(),
});
export type DecisionRow = z.infer<typeof DecisionRowSchema>;

const FIELD_OF: Record<keyof LegalDocument, (typeof DECISION_FIELDS)[number]> = {
  number: 'decisionNumber',
  issuer: 'decisionIssuer',
  issuedOn: 'decisionIssuedOn',
  title: 'decisionTitle',
};

/** The decision a row names, or null if its fields are empty. */
export function decisionOf(row: DecisionRow): LegalDocument | null {
  return isEmpty(row) ? null : LegalDocumentSchema.parse(toDocument(row));
}

/** The fields of a row that keep a decision. */
export function decisionFieldsOf({ number, issuer, issuedOn, title }: LegalDocument): DecisionRow {
  return {
    decisionNumber: number,
    decisionIssuer: issuer,
    decisionIssuedOn: issuedOn,
    decisionTitle: title,
  };
}

/** A decision is named completely or not at all. */
export function findDecisionProblems(row: DecisionRow): FieldProblem[] {
  if (isEmpty(row)) return [];
  const parsed = LegalDocumentSchema.safeParse(toDocument(row));
  if (parsed.success) return [];
  const isWrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return Object.entries(FIELD_OF)
    .filter(([key]) => isWrong.has(key))
    .map(([, field]) => ({
      field,
      message: 'Nhập đủ số, cơ quan ban hành và ngày của quyết định, hoặc để trống tất cả.',
    }));
}

function isEmpty(row: DecisionRow): boolean {
  return DECISION_FIELDS.every((field) => row[field] === null);
}

function toDocument(row: DecisionRow) {
  return {
    number: row.decisionNumber,
    issuer: row.decisionIssuer,
    issuedOn: row.decisionIssuedOn,
    title: row.decisionTitle,
  };
}
