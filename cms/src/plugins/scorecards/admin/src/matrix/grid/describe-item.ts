import type { Text } from '@congkhai/admin-parts/plugin-text';
import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import { formatThousandths } from '@congkhai/shared/scorecards/points';

/** An item in one line: number, name, maximum and method. */
export function describeItem(
  { itemId, name, maximumThousandths, method }: FrameworkItem,
  text: Text,
): string {
  const maximum = formatThousandths(maximumThousandths);
  const item = `${itemId} ${name}`;
  return method === null
    ? text('matrix.groupDescription', { item, maximum })
    : text('matrix.itemDescription', { item, maximum, method: text(`method.${method}`) });
}
