import type { z } from 'zod';
import type { FrameworkDifferenceSchema } from '../contracts/scorecards-admin';
import type { FrameworkItem } from './framework';
import { formatThousandths } from './points';

export type FrameworkDifference = z.infer<typeof FrameworkDifferenceSchema>;

interface PlacedItem {
  item: FrameworkItem;
  /** The number of the item above it, or "" on the first level. */
  parentItemId: string;
}

/**
 * What the items of a later framework have that those of an earlier one had not, and the other way round. Items are the same if they
 * have the same number: scores and series of years go by it. The order follows the later framework; what was removed comes last.
 */
export function compareFrameworks(
  earlier: readonly FrameworkItem[],
  later: readonly FrameworkItem[],
): FrameworkDifference[] {
  const before = placesOf(earlier);
  const after = placesOf(later);
  const differences = [...after].flatMap(([itemId, place]): FrameworkDifference[] => {
    const { name } = place.item;
    const known = before.get(itemId);
    if (!known) return [{ itemId, kind: 'added', name, fields: [] }];
    const fields = changedFieldsOf(known, place);
    if (fields.length === 0) return [];
    const kind = known.parentItemId === place.parentItemId ? 'changed' : 'moved';
    return [{ itemId, kind, name, fields }];
  });
  const removed = [...before].flatMap(([itemId, { item }]): FrameworkDifference[] =>
    after.has(itemId) ? [] : [{ itemId, kind: 'removed', name: item.name, fields: [] }],
  );
  return [...differences, ...removed];
}

function placesOf(
  items: readonly FrameworkItem[],
  parentItemId = '',
  places = new Map<string, PlacedItem>(),
): Map<string, PlacedItem> {
  for (const item of items) {
    places.set(item.itemId, { item, parentItemId });
    placesOf(item.children, item.itemId, places);
  }
  return places;
}

/** How each field of an item is written for people. Fields that are kinds of things stay as they are: whoever shows them names them. */
const FIELDS: Record<string, (place: PlacedItem) => string> = {
  name: ({ item }) => item.name,
  parentItemId: ({ parentItemId }) => parentItemId,
  maximum: ({ item }) => formatThousandths(item.maximumThousandths),
  method: ({ item }) => item.method ?? '',
  effect: ({ item }) => item.effect,
  surveyMaximum: ({ item }) =>
    item.surveyMaximumThousandths === null ? '' : formatThousandths(item.surveyMaximumThousandths),
  ruleText: ({ item }) => item.ruleText ?? '',
  options: ({ item }) =>
    item.options
      .map(({ label, scoreThousandths }) => `${label}: ${formatThousandths(scoreThousandths)}`)
      .join('; '),
  derivation: ({ item: { derivation } }) =>
    derivation
      ? `${derivation.measure}: ${formatThousandths(derivation.zeroAtThousandths)} → ${formatThousandths(derivation.fullAtThousandths)}`
      : '',
  isEvidenceRequired: ({ item }) => String(item.isEvidenceRequired),
};

function changedFieldsOf(before: PlacedItem, after: PlacedItem): FrameworkDifference['fields'] {
  return Object.entries(FIELDS).flatMap(([field, write]) => {
    const from = write(before);
    const to = write(after);
    return from === to ? [] : [{ field, from, to }];
  });
}
