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

/**
 * The items of a framework; the first level are its reform areas. Checked as a whole: numbers are unique, an item with children
 * is worth exactly what they are worth together, and every scored item, and no other, names its method.
 */
export const FrameworkItemsSchema = z
  .array(FrameworkItemSchema)
  .min(1)
  .max(100)
  .superRefine((items, context) => {
    const seen = new Set<string>();
    for (const { item, path } of walk(items, [])) {
      const report = (message: string) => context.addIssue({ code: 'custom', path, message });
      if (seen.has(item.itemId)) report(`item ${item.itemId} stands twice in the framework`);
      seen.add(item.itemId);
      const isScored = item.children.length === 0;
      if (isScored !== (item.method !== null))
        report(`item ${item.itemId} must name a method if, and only if, it has no children`);
      const childrenMaximum = item.children.reduce((sum, child) => sum + child.maximumThousandths, 0);
      if (!isScored && childrenMaximum !== item.maximumThousandths)
        report(
          `item ${item.itemId} has a maximum of ${item.maximumThousandths} thousandths, its children have ${childrenMaximum} together`,
        );
    }
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
  return items.flatMap((item) => (item.children.length === 0 ? [item] : scoredItemsOf(item.children)));
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
