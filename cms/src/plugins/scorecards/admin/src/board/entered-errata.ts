import { type Erratum, ErratumSchema } from '@congkhai/shared/scorecards/release';

/** An erratum that is being edited, with a key that stays its own while lines come and go. */
export interface EnteredErratum extends Erratum {
  key: number;
}

/** What the server found to differ, as lines to edit. */
export function enteredErrataOf(suggested: readonly Erratum[]): EnteredErratum[] {
  return suggested.map((erratum, key) => ({ ...erratum, key }));
}

/** A line for something that no score shows, such as a wrong name in the decision. */
export function withOwnErratum(errata: readonly EnteredErratum[]): EnteredErratum[] {
  const key = Math.max(-1, ...errata.map((line) => line.key)) + 1;
  const blank = { blockId: null, unitId: null, itemId: null, from: null, to: null, reason: '' };
  return [...errata, { ...blank, key }];
}

/** The same lines; those that have no reason yet get this one. */
export function withReasonWhereMissing(
  errata: readonly EnteredErratum[],
  reason: string,
): EnteredErratum[] {
  return errata.map((line) => (line.reason.trim() === '' ? { ...line, reason } : line));
}

type ReadErrata =
  | { kind: 'errata'; errata: Erratum[] }
  | { kind: 'incomplete'; missingKeys: number[] };

/** The errata to publish, or the lines that still have to say why. */
export function readErrata(entered: readonly EnteredErratum[]): ReadErrata {
  const lines = entered.map(({ key, ...erratum }) => ({
    key,
    parsed: ErratumSchema.safeParse({ ...erratum, reason: erratum.reason.trim() }),
  }));
  const missingKeys = lines.filter(({ parsed }) => !parsed.success).map(({ key }) => key);
  return missingKeys.length > 0
    ? { kind: 'incomplete', missingKeys }
    : { kind: 'errata', errata: lines.flatMap(({ parsed }) => parsed.data ?? []) };
}
