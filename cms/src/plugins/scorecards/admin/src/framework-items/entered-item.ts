import {
  type FrameworkItem,
  ItemEffectSchema,
  PLAIN_ITEM,
  ScoringMethodSchema,
} from '@congkhai/shared/scorecards/framework';
import * as z from 'zod';
import type { EnteredPoints } from '../entered-points';

/** An answer of a graded item as it stands in the form. */
export interface EnteredOption {
  label: string;
  scoreThousandths: EnteredPoints;
}

/** The rule of a derived item as it stands in the form. */
export interface EnteredDerivation {
  measure: string;
  zeroAtThousandths: EnteredPoints;
  fullAtThousandths: EnteredPoints;
}

/** An item as it stands in the form, where anything may still be wrong. */
export interface EnteredItem {
  itemId: string;
  name: string;
  maximumThousandths: EnteredPoints;
  method: FrameworkItem['method'];
  effect: FrameworkItem['effect'];
  surveyMaximumThousandths: EnteredPoints;
  ruleText: string | null;
  options: EnteredOption[];
  derivation: EnteredDerivation | null;
  isEvidenceRequired: boolean;
  children: EnteredItem[];
}

const points: z.ZodType<EnteredPoints> = z.union([z.number(), z.string(), z.null()]).catch(null);
const line = z.string().catch('');
const NO_RULE: EnteredDerivation = {
  measure: '',
  zeroAtThousandths: null,
  fullAtThousandths: null,
};

const EnteredItemSchema: z.ZodType<EnteredItem> = z.object({
  itemId: line,
  name: line,
  maximumThousandths: points,
  method: ScoringMethodSchema.nullable().catch(null),
  effect: ItemEffectSchema.catch(PLAIN_ITEM.effect),
  surveyMaximumThousandths: points,
  ruleText: z.string().nullable().catch(null),
  options: z.array(z.object({ label: line, scoreThousandths: points })).catch([]),
  derivation: z
    .object({ measure: line, zeroAtThousandths: points, fullAtThousandths: points })
    .nullable()
    .catch(null),
  isEvidenceRequired: z.boolean().catch(PLAIN_ITEM.isEvidenceRequired),
  get children() {
    return z.array(EnteredItemSchema).catch([]);
  },
});

/** The items in a form's value; none if it holds something else. */
export function readItems(value: unknown): EnteredItem[] {
  return z.array(EnteredItemSchema).catch([]).parse(value);
}

/** An item that nothing is known of but its number. */
export function newItem(itemId: string): EnteredItem {
  return {
    ...PLAIN_ITEM,
    options: [],
    derivation: null,
    itemId,
    name: '',
    maximumThousandths: null,
    method: 'appraisal',
    children: [],
  };
}

/** What changes with the method: a survey's part belongs to `both` only, a rule for a measured value to `derived` only. */
export function changeOfMethod(
  item: EnteredItem,
  method: EnteredItem['method'],
): Partial<EnteredItem> {
  return {
    method,
    surveyMaximumThousandths: method === 'both' ? item.surveyMaximumThousandths : null,
    derivation: method === 'derived' ? (item.derivation ?? NO_RULE) : null,
  };
}

/** What changes when an item gets children: its points are theirs, and so is everything about how they are given. */
export const CHANGE_TO_GROUP: Partial<EnteredItem> = {
  method: null,
  surveyMaximumThousandths: null,
  derivation: null,
  options: [],
  isEvidenceRequired: false,
};
