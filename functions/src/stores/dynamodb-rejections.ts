import { type RejectionReason, RejectionReasonSchema } from '@congkhai/shared/views/view';
import { countOf } from './dynamodb-counters';
import type { Item } from './dynamodb-items';
import { viewKeys } from './dynamodb-keys';
import type { DynamodbTable } from './dynamodb-table';
import type { DayTallies } from './view-store';

const REASONS = RejectionReasonSchema.options;
const attributeOf = (reason: RejectionReason) => reason.replaceAll('-', '_');

/**
 * Adds up refused requests and writes them as soon as the write before is done, so that many cost few. One that cannot be written is
 * lost: refusals are counted as well as can be.
 */
export function createRejections(views: DynamodbTable) {
  const waiting = new Map<string, Map<RejectionReason, number>>();
  let writing: Promise<void> | null = null;

  async function writeAll(): Promise<void> {
    for (const [localDay, counts] of waiting) {
      waiting.delete(localDay);
      const add = [...counts].map(([reason, count]) => [attributeOf(reason), count] as const);
      await views.update(viewKeys.rejections(localDay), { add: Object.fromEntries(add) });
    }
  }

  return {
    add(reason: RejectionReason, localDay: string): void {
      const counts = waiting.get(localDay) ?? new Map<RejectionReason, number>();
      waiting.set(localDay, counts.set(reason, (counts.get(reason) ?? 0) + 1));
      // Whoever is refused is answered as ever when the store is away, and the store's health tells of it.
      writing ??= writeAll()
        .catch(() => undefined)
        .finally(() => {
          writing = null;
        });
    },
    async settled(): Promise<void> {
      while (writing) await writing;
    },
  };
}

export function rejectionsOfItem(item: Item): DayTallies['rejected'] {
  const rejected: DayTallies['rejected'] = {};
  for (const reason of REASONS) {
    const count = countOf(item, attributeOf(reason));
    if (count > 0) rejected[reason] = count;
  }
  return rejected;
}
