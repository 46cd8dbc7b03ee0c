import type { UnitRecordAnswer } from '@congkhai/shared/contracts/units-admin';
import type { UnitEvent } from '@congkhai/shared/units/unit-event';
import { Table, Tbody, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { dayText, useText } from '../use-text';
import { Cell } from './Cell';
import { UnitLink } from './UnitLink';

type Record = UnitRecordAnswer['data'];

const VERSION_COLUMNS = ['fullName', 'code', 'parent', 'validFrom', 'validTo'] as const;
const EVENT_COLUMNS = ['effectiveOn', 'kind', 'units', 'decision'] as const;

/** What a unit was called and belonged to, version by version. */
export function VersionsTable({ history, namedUnits }: Record) {
  const names = new Map(namedUnits.map((unit) => [unit.unitId, unit]));
  return (
    <Table colCount={VERSION_COLUMNS.length} rowCount={history.versions.length + 1}>
      <Head columns={VERSION_COLUMNS} prefix="version" />
      <Tbody>
        {history.versions.map((version) => {
          const parent = names.get(version.parentUnitId ?? '');
          return (
            <Tr key={version.validFrom ?? ''}>
              <Cell>{version.fullName}</Cell>
              <Cell>{version.code ?? '–'}</Cell>
              <Cell>{parent ? <UnitLink unit={parent} /> : '–'}</Cell>
              <Cell>{dayText(version.validFrom)}</Cell>
              <Cell>{dayText(version.validTo)}</Cell>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}

/** What happened to a unit, by which decisions. */
export function EventsTable({ events, namedUnits }: Record) {
  const text = useText();
  const names = new Map(namedUnits.map(({ unitId, name }) => [unitId, name]));
  if (events.length === 0)
    return <Typography textColor="neutral600">{text('events.none')}</Typography>;
  return (
    <Table colCount={EVENT_COLUMNS.length} rowCount={events.length + 1}>
      <Head columns={EVENT_COLUMNS} prefix="event" />
      <Tbody>
        {events.map((event) => (
          <Tr key={event.eventId}>
            <Cell>{dayText(event.effectiveOn)}</Cell>
            <Cell>{text(`kind.${event.kind}`)}</Cell>
            <Cell isLong>{unitsText(event, names)}</Cell>
            <Cell isLong>{decisionText(event) ?? text('event.noDecision')}</Cell>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Head({ columns, prefix }: { columns: readonly string[]; prefix: string }) {
  const text = useText();
  return (
    <Thead>
      <Tr>
        {columns.map((column) => (
          <Th key={column}>
            <Typography variant="sigma">{text(`${prefix}.${column}`)}</Typography>
          </Th>
        ))}
      </Tr>
    </Thead>
  );
}

const UNITS_SHOWN = 8;

function unitsText({ links }: UnitEvent, names: ReadonlyMap<string, string>): string {
  const listed = (unitIds: readonly (string | null)[]) => {
    const distinct = [...new Set(unitIds)].flatMap((unitId) => names.get(unitId ?? '') ?? []);
    const more = distinct.length - UNITS_SHOWN;
    return distinct.slice(0, UNITS_SHOWN).join(', ') + (more > 0 ? ` + ${more}` : '');
  };
  const before = listed(links.map(({ predecessorUnitId }) => predecessorUnitId));
  const after = listed(links.map(({ successorUnitId }) => successorUnitId));
  return before === after || after === '' ? before : `${before} → ${after}`;
}

function decisionText({ decision }: UnitEvent): string | null {
  return decision && `${decision.number}, ${decision.issuer}, ${dayText(decision.issuedOn)}`;
}
