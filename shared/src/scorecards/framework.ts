import * as z from 'zod';
import { IdentifierSchema, ItemIdSchema } from '../contracts/identifiers';
import { LegalDocumentSchema } from '../news/legal-document';
import { lineSchema } from '../text/text';
import { ThousandthsSchema } from './points';

/** Which source a scored item takes its points from: the council's appraisal or the sociological survey. */
export const ScoringMethodSchema = z.enum(['appraisal', 'survey']);

export interface FrameworkItem {
  itemId: string;
  name: string;
  maximumThousandths: number;
  /** Null for an item that has children: its points are theirs. */
  method: z.infer<typeof ScoringMethodSchema> | null;
  children: FrameworkItem[];
}

/** A node of the framework's tree, of any depth. Items without children are the ones that are scored. */
export const FrameworkItemSchema: z.ZodType<FrameworkItem> = z.strictObject({
  itemId: ItemIdSchema,
  name: lineSchema(500),
  maximumThousandths: ThousandthsSchema.min(1),
  method: ScoringMethodSchema.nullable(),
  get children() {
    return z.array(FrameworkItemSchema).max(200);
  },
});

/** One thing that is wrong with the items as a whole; `path` leads to the item, as in a zod issue. */
export type FrameworkProblem = { itemId: string; path: (string | number)[] } & (
  | { kind: 'duplicate-id' | 'method-missing' | 'method-on-group' }
  | { kind: 'sum-differs'; maximumThousandths: number; childrenMaximumThousandths: number }
);

/**
 * What is wrong with items that are each well-formed: numbers are unique, an item with children is worth exactly what they are
 * worth together, and every scored item, and no other, names its method.
 */
export function findFrameworkProblems(items: readonly FrameworkItem[]): FrameworkProblem[] {
  const problems: FrameworkProblem[] = [];
  const seen = new Set<string>();
  for (const { item, path } of walk(items, [])) {
    const { itemId, maximumThousandths } = item;
    if (seen.has(itemId)) problems.push({ kind: 'duplicate-id', itemId, path });
    seen.add(itemId);
    const isScored = item.children.length === 0;
    if (isScored && item.method === null) problems.push({ kind: 'method-missing', itemId, path });
    if (!isScored && item.method !== null) problems.push({ kind: 'method-on-group', itemId, path });
    const childrenMaximumThousandths = item.children.reduce(
      (sum, child) => sum + child.maximumThousandths,
      0,
    );
    if (!isScored && childrenMaximumThousandths !== maximumThousandths)
      problems.push({
        kind: 'sum-differs',
        itemId,
        path,
        maximumThousandths,
        childrenMaximumThousandths,
      });
  }
  return problems;
}

/** The items of a framework, checked as a whole; the first level are its reform areas. */
export const FrameworkItemsSchema = z
  .array(FrameworkItemSchema)
  .min(1)
  .max(100)
  .superRefine((items, context) => {
    for (const { kind, itemId, path } of findFrameworkProblems(items))
      context.addIssue({ code: 'custom', path, message: `item ${itemId}: ${kind}` });
  });

/** An index framework (bộ chỉ số): what is scored and for how many points, as a decision enacted it. */
export const FrameworkSchema = z.strictObject({
  frameworkId: IdentifierSchema,
  name: lineSchema(300),
  decision: LegalDocumentSchema.nullable(),
  items: FrameworkItemsSchema,
});
export type Framework = z.infer<typeof FrameworkSchema>;

/** The scored items (leaves) of these items, in the order of the tree. */
export function scoredItemsOf(items: readonly FrameworkItem[]): FrameworkItem[] {
  return items.flatMap((item) =>
    item.children.length === 0 ? [item] : scoredItemsOf(item.children),
  );
}

function* walk(
  items: readonly FrameworkItem[],
  parentPath: (string | number)[],
): Generator<{ item: FrameworkItem; path: (string | number)[] }> {
  for (const [position, item] of items.entries()) {
    const path = [...parentPath, position];
    yield { item, path };
    yield* walk(item.children, [...path, 'children']);
  }
}
