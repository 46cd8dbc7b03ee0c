import type { ListedUnit } from '@congkhai/shared/contracts/units-admin';
import { Box, Field, TextInput, Typography } from '@strapi/design-system';
import { type ReactNode, useEffect, useState } from 'react';
import { useUnitsClient } from '../api/client';
import { useText } from '../use-text';

const WAIT_MILLISECONDS = 250;
const CHARACTERS_MIN = 2;

/** A field that finds units by name or code, diacritics aside, with what to do with each that is found. */
export function UnitSearch({
  label,
  asOf,
  children,
}: {
  label: string;
  /** Only units in force on this day; null for those of all times. */
  asOf: string | null;
  children: (unit: ListedUnit) => ReactNode;
}) {
  const text = useText();
  const client = useUnitsClient();
  const [entered, setEntered] = useState('');
  const [found, setFound] = useState<ListedUnit[] | null>(null);
  const query = entered.trim();
  useEffect(() => {
    if (query.length < CHARACTERS_MIN) {
      setFound(null);
      return;
    }
    let isWanted = true;
    const timer = setTimeout(() => {
      client.search(query, asOf).then(
        (units) => isWanted && setFound(units),
        () => isWanted && setFound([]),
      );
    }, WAIT_MILLISECONDS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, query, asOf]);
  return (
    <Box>
      <Field.Root hint={text('search.hint')}>
        <Field.Label>{label}</Field.Label>
        <TextInput
          type="search"
          value={entered}
          onChange={({ target }: { target: { value: string } }) => setEntered(target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <Box aria-live="polite" paddingTop={2}>
        {found && (
          <Typography variant="pi" textColor="neutral600">
            {text('search.found', { count: found.length })}
          </Typography>
        )}
      </Box>
      {found && (
        <Box tag="ul" paddingTop={1}>
          {found.map((unit) => (
            <Box tag="li" key={unit.unitId} paddingTop={1}>
              {children(unit)}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
