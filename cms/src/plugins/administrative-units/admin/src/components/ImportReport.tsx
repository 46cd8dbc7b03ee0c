import type { ImportAnswer } from '@congkhai/shared/contracts/units-admin';
import {
  REPORT_REASONS,
  type ReportEntry,
  type ReportUnit,
  type UnlistedUnit,
} from '@congkhai/shared/units/reorganisation/report';
import {
  Badge,
  Box,
  Button,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';
import { useText } from '../use-text';
import { Cell } from './Cell';

const ENTRIES_SHOWN = 200;
const COLUMNS = ['successor', 'text', 'reason', 'candidates'] as const;

/** What an import writes or would write, and what the texts leave to people. */
export function ImportReport({ answer }: { answer: ImportAnswer['data'] }) {
  const text = useText();
  const { changes, report, isDone } = answer;
  const { counts, entries, unnamedUnits, unlistedUnits } = report;
  const figures: [string, number][] = [
    ...Object.entries(changes).map(([name, count]): [string, number] => [name, count]),
    ['linksWhole', counts.linksWhole],
    ['linksPart', counts.linksPart],
    ['mentionsUnresolved', counts.mentionsUnresolved],
    ['unnamedUnits', unnamedUnits.length],
    ['unlistedUnits', unlistedUnits.length],
  ];
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {text(isDone ? 'report.done' : 'report.title')}
        </Typography>
        <Box tag="dl">
          {figures.map(([name, count]) => (
            <Flex key={name} gap={2} justifyContent="space-between" maxWidth="480px">
              <Typography tag="dt">{text(`report.${name}`)}</Typography>
              <Typography tag="dd" fontWeight="bold">
                {count.toLocaleString('vi')}
              </Typography>
            </Flex>
          ))}
        </Box>
        <Box>
          <Button variant="tertiary" onClick={() => download(answer)}>
            {text('report.download')}
          </Button>
        </Box>
        <Unlisted units={unlistedUnits} />
        <Entries entries={entries} />
      </Flex>
    </Box>
  );
}

/** Units that only a person can end: no table names them. */
function Unlisted({ units }: { units: readonly UnlistedUnit[] }) {
  const text = useText();
  if (units.length === 0) return null;
  const shown = units.slice(0, ENTRIES_SHOWN);
  return (
    <>
      <Typography variant="delta" tag="h3">
        {text('report.unlisted.title')}
      </Typography>
      <Typography textColor="neutral600">{text('report.unlisted.means')}</Typography>
      <Typography>
        {shown.map(({ fullName, code, unitId }) => `${fullName} (${code ?? unitId})`).join('; ')}
      </Typography>
    </>
  );
}

/** The entries of one reason at a time: what nobody could settle first. */
function Entries({ entries }: { entries: readonly ReportEntry[] }) {
  const text = useText();
  const reasons = REPORT_REASONS.filter((reason) => entries.some((each) => each.reason === reason));
  const [chosen, setChosen] = useState(reasons[0]);
  const shown = entries.filter(({ reason }) => reason === chosen).slice(0, ENTRIES_SHOWN);
  return (
    <>
      <Typography variant="delta" tag="h3">
        {text('report.entries')}
      </Typography>
      <Flex gap={2} wrap="wrap">
        {reasons.map((reason) => (
          <Button
            key={reason}
            size="S"
            variant={reason === chosen ? 'secondary' : 'tertiary'}
            aria-pressed={reason === chosen}
            onClick={() => setChosen(reason)}
          >
            {text(`reason.${reason}`, {
              count: entries.filter((each) => each.reason === reason).length,
            })}
          </Button>
        ))}
      </Flex>
      <Table colCount={COLUMNS.length} rowCount={shown.length + 1}>
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column}>
                <Typography variant="sigma">{text(`entry.${column}`)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {shown.map((entry) => (
            <Tr key={`${entry.successor.code} ${entry.text}`}>
              <Cell isLong>{placeOf(entry.successor)}</Cell>
              <Cell isLong>{entry.text === '' ? '–' : entry.text}</Cell>
              <Td>
                <Badge>{text(`reason.${entry.reason}.short`)}</Badge>
              </Td>
              <Cell isLong>{entry.candidates.map(placeOf).join('; ') || '–'}</Cell>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </>
  );
}

function placeOf({ fullName, districtName, provinceName, code }: ReportUnit): string {
  return `${[fullName, districtName, provinceName].filter(Boolean).join(', ')} (${code})`;
}

function download({ report }: ImportAnswer['data']): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = 'bao-cao-nhap-don-vi.json';
  link.click();
  URL.revokeObjectURL(address);
}
