import { DataTable } from '@congkhai/admin-parts/data-table';
import { Badge, Flex, Typography } from '@strapi/design-system';
import { useText } from '../use-text';
import type { Difference } from './frameworks';

const COLOURS = {
  added: 'success',
  removed: 'danger',
  changed: 'primary',
  moved: 'secondary',
} as const;

/** Every item that was added, removed, changed or moved, with each field as it was and as it is. */
export function DifferenceTable({ difference }: { difference: Difference }) {
  const text = useText();
  const { from, to, differences } = difference;
  if (differences.length === 0) return <Typography tag="p">{text('difference.none')}</Typography>;
  return (
    <DataTable
      caption={text('difference.caption', {
        from: from.name,
        to: to.name,
        count: differences.length,
      })}
      columns={[
        { label: text('difference.item') },
        { label: text('difference.kind') },
        { label: text('difference.what') },
      ]}
    >
      <tbody>
        {differences.map(({ itemId, kind, name, fields }) => (
          <tr key={`${itemId} ${kind}`}>
            <th scope="row">{`${itemId} ${name}`}</th>
            <td>
              <Badge backgroundColor={`${COLOURS[kind]}100`} textColor={`${COLOURS[kind]}700`}>
                {text(`difference.kind.${kind}`)}
              </Badge>
            </td>
            <td>
              <Flex direction="column" alignItems="stretch" gap={1} tag="ul">
                {fields.map((change) => (
                  <li key={change.field}>
                    {change.field}: <del>{change.from || '–'}</del> → <ins>{change.to || '–'}</ins>
                  </li>
                ))}
              </Flex>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
