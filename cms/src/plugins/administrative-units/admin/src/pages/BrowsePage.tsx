import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { localDayOf } from '@congkhai/shared/time/local-day';
import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NavLink, useSearchParams } from 'react-router-dom';
import styled from 'styled-components';
import { DayField } from '../components/fields';
import { UnitLink } from '../components/UnitLink';
import { UnitRecord } from '../components/UnitRecord';
import { UnitSearch } from '../components/UnitSearch';
import { UnitTree } from '../components/UnitTree';
import { PERMISSIONS } from '../constants';
import { useText } from '../use-text';
import { PageFrame } from './PageFrame';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

// Beside each other where there is room, below each other on a phone.
const Columns = styled.div`
  display: grid;
  gap: 24px;
  grid-template-columns: minmax(0, 1fr);
  @media (min-width: 1080px) {
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
  }
`;

/** Units as of a day: the tree, search, and one unit with its history. The address keeps what is shown. */
export function BrowsePage() {
  const text = useText();
  const allowedActions = useAllowedActions(PERMISSIONS);
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('asOf') ?? '';
  const asOf = DAY.test(asked) ? asked : localDayOf(new Date());
  const unitId = parameters.get('unit');
  const setAsOf = (day: string) => {
    parameters.set('asOf', day);
    setParameters(parameters);
  };
  return (
    <PageFrame
      title={text('title')}
      subtitle={text('subtitle')}
      actions={
        <Flex gap={2} wrap="wrap">
          {allowedActions.canImport && (
            <LinkButton tag={NavLink} to="import" variant="secondary">
              {text('import')}
            </LinkButton>
          )}
          {allowedActions.canRecord && (
            <LinkButton tag={NavLink} to="merge">
              {text('merge')}
            </LinkButton>
          )}
        </Flex>
      }
    >
      <Columns>
        <Panel>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <DayField label={text('asOf')} value={asOf} onChange={setAsOf} />
            <UnitSearch label={text('search')} asOf={asOf}>
              {(unit) => (
                <Flex gap={2} wrap="wrap">
                  <UnitLink unit={{ unitId: unit.unitId, name: unit.fullName }} />
                  <Typography variant="pi" textColor="neutral600">
                    {[unit.parentName, unit.code].filter(Boolean).join(' · ')}
                  </Typography>
                </Flex>
              )}
            </UnitSearch>
            <Box tag="nav" aria-label={text('tree')} maxHeight="60vh" overflow="auto">
              <UnitTree key={asOf} parent={null} asOf={asOf} />
            </Box>
          </Flex>
        </Panel>
        <Panel>
          {unitId ? (
            <UnitRecord key={unitId} unitId={unitId} />
          ) : (
            <Typography textColor="neutral600">{text('choose')}</Typography>
          )}
        </Panel>
      </Columns>
    </PageFrame>
  );
}

function Panel({ children }: { children: ReactNode }) {
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6} minWidth={0}>
      {children}
    </Box>
  );
}
