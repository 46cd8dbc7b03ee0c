import type { ListedUnit } from '@congkhai/shared/contracts/units-admin';
import { Box, Flex, IconButton, Loader, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import { useCallback, useState } from 'react';
import { useUnitsClient } from '../api/client';
import { useLoaded } from '../api/use-loaded';
import { useText } from '../use-text';
import { UnitLink } from './UnitLink';

/** The units below one, or the uppermost, as of a day. A level is loaded when it is opened. */
export function UnitTree({ parent, asOf }: { parent: string | null; asOf: string }) {
  const client = useUnitsClient();
  const text = useText();
  const load = useCallback(() => client.listChildren(parent, asOf), [client, parent, asOf]);
  const units = useLoaded(load);
  if (units.kind === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (units.kind === 'failed')
    return <Typography textColor="danger600">{text('failed')}</Typography>;
  if (units.value.length === 0)
    return <Typography textColor="neutral600">{text('tree.empty')}</Typography>;
  return (
    <Box tag="ul" paddingLeft={parent === null ? 0 : 6}>
      {units.value.map((unit) => (
        <Branch key={unit.unitId} unit={unit} asOf={asOf} />
      ))}
    </Box>
  );
}

function Branch({ unit, asOf }: { unit: ListedUnit; asOf: string }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const hasChildren = unit.childCount > 0;
  return (
    <Box tag="li">
      <Flex gap={2} minHeight="40px">
        {hasChildren ? (
          <IconButton
            label={text(isOpen ? 'tree.close' : 'tree.open', { name: unit.fullName })}
            aria-expanded={isOpen}
            variant="ghost"
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? <ChevronDown /> : <ChevronRight />}
          </IconButton>
        ) : (
          <Box width="32px" aria-hidden />
        )}
        <UnitLink unit={{ unitId: unit.unitId, name: unit.fullName }} />
        {hasChildren && (
          <Typography variant="pi" textColor="neutral600">
            {text('tree.count', { count: unit.childCount })}
          </Typography>
        )}
      </Flex>
      {isOpen && <UnitTree parent={unit.unitId} asOf={asOf} />}
    </Box>
  );
}
