import type { NamedLineageLink, UnitLineage } from '@congkhai/shared/units/unit-lineage';
import { Badge, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { UnitLink } from '../components/UnitLink';
import { dayText, useText } from '../use-text';

const COLUMNS = ['predecessor', 'extent', 'successor', 'effectiveOn'] as const;

/** The lineage as a table: what the drawing shows, in words, with links to each unit. */
export function LineageTable({ lineage }: { lineage: UnitLineage }) {
  const text = useText();
  const links = [...lineage.predecessors, ...lineage.successors];
  return (
    <Table colCount={COLUMNS.length} rowCount={links.length + 1}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{text(`lineage.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {links.map((link) => (
          <LinkRow
            key={`${link.eventId} ${link.predecessor.unitId} ${link.successor.unitId}`}
            link={link}
          />
        ))}
      </Tbody>
    </Table>
  );
}

function LinkRow({ link }: { link: NamedLineageLink }) {
  const text = useText();
  return (
    <Tr>
      <Td>
        <UnitLink unit={link.predecessor} />
      </Td>
      <Td>
        <Badge>{text(`extent.${link.extent}`)}</Badge>
      </Td>
      <Td>
        <UnitLink unit={link.successor} />
      </Td>
      <Td>
        <Typography>{dayText(link.effectiveOn)}</Typography>
      </Td>
    </Tr>
  );
}
