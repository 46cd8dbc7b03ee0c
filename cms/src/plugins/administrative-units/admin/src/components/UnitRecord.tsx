import type { UnitRecordAnswer } from '@congkhai/shared/contracts/units-admin';
import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useUnitsClient } from '../api/client';
import { useLoaded } from '../api/use-loaded';
import { LineageDrawing } from '../lineage/LineageDrawing';
import { LineageTable } from '../lineage/LineageTable';
import { useText } from '../use-text';
import { EventsTable, VersionsTable } from './UnitHistoryTables';

/** One unit: its versions, what happened to it, and its lineage. */
export function UnitRecord({ unitId }: { unitId: string }) {
  const text = useText();
  const client = useUnitsClient();
  const load = useCallback(() => client.readUnit(unitId), [client, unitId]);
  const loaded = useLoaded(load);
  if (loaded.kind === 'loading') return <Loader>{text('loading')}</Loader>;
  if (loaded.kind === 'failed')
    return <Typography textColor="danger600">{text('failed')}</Typography>;
  return <Shown record={loaded.value} />;
}

function Shown({ record }: { record: UnitRecordAnswer['data'] }) {
  const text = useText();
  const { lineage, history } = record;
  const heading = useRef<HTMLHeadingElement>(null);
  // On a phone the record stands below the tree: whoever chose a unit is brought to it.
  useEffect(() => {
    const top = heading.current?.getBoundingClientRect().top ?? 0;
    if (top > window.innerHeight) heading.current?.focus();
  }, []);
  const hasLineage = lineage.predecessors.length + lineage.successors.length > 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Box>
        <Typography variant="beta" tag="h2" ref={heading} tabIndex={-1}>
          {lineage.unit.name}
        </Typography>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {history.unitId}
        </Typography>
      </Box>
      <Part title={text('versions')}>
        <VersionsTable {...record} />
      </Part>
      <Part title={text('events')}>
        <EventsTable {...record} />
      </Part>
      <Part title={text('lineage')}>
        {hasLineage ? (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography variant="pi" textColor="neutral600">
              {text('lineage.legend')}
            </Typography>
            <LineageDrawing lineage={lineage} />
            <LineageTable lineage={lineage} />
          </Flex>
        ) : (
          <Typography textColor="neutral600">{text('lineage.none')}</Typography>
        )}
      </Part>
    </Flex>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box tag="section">
      <Box paddingBottom={2}>
        <Typography variant="delta" tag="h3">
          {title}
        </Typography>
      </Box>
      {children}
    </Box>
  );
}
