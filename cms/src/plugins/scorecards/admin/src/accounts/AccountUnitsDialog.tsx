import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import { useScorecardsClient } from '../api/client';
import { useAction, useLoaded } from '../api/request-hooks';
import { FormDialog } from '../components/FormDialog';
import { useText } from '../use-text';
import { findUnits } from './find-units';
import type { UnitAccount } from './unit-account';

const SHOWN_MAX = 20;

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;

  li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1.2rem;
  }
`;

interface AccountUnitsDialogProps {
  account: UnitAccount;
  onDone: () => void;
  onClose: () => void;
}

/** The units of one account: those it has, and a search for more. */
export function AccountUnitsDialog({ account, onDone, onClose }: AccountUnitsDialogProps) {
  const text = useText();
  const { setUnitAccount } = useScorecardsClient();
  const { isBusy, run } = useAction();
  const [units, setUnits] = useState(account.units);
  const submit = async () => {
    const unitIds = units.map(({ unitId }) => unitId);
    if (!(await run(() => setUnitAccount(account.userId, unitIds), text('accounts.saved')))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={text('accounts.unitsOf', { user: account.userName })}
      submitLabel={text('accounts.save')}
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text('accounts.means')}</Typography>
        <List aria-label={text('accounts.units')}>
          {units.map(({ unitId, name }) => (
            <li key={unitId}>
              <Typography>{name}</Typography>
              <Button
                variant="tertiary"
                size="S"
                startIcon={<Trash />}
                aria-label={text('accounts.removeUnit', { unit: name })}
                onClick={() => setUnits(units.filter((unit) => unit.unitId !== unitId))}
              >
                {text('accounts.remove')}
              </Button>
            </li>
          ))}
        </List>
        <UnitSearch
          chosenIds={new Set(units.map(({ unitId }) => unitId))}
          onAdd={(unit) => setUnits([...units, unit])}
        />
      </Flex>
    </FormDialog>
  );
}

interface UnitSearchProps {
  chosenIds: ReadonlySet<string>;
  onAdd: (unit: UnitAccount['units'][number]) => void;
}

function UnitSearch({ chosenIds, onAdd }: UnitSearchProps) {
  const text = useText();
  const { listAssessedUnits } = useScorecardsClient();
  const { loaded } = useLoaded(listAssessedUnits);
  const [typed, setTyped] = useState('');
  const candidates =
    loaded.status === 'loaded' ? loaded.data.filter(({ unitId }) => !chosenIds.has(unitId)) : [];
  const found = findUnits(candidates, typed, SHOWN_MAX);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root hint={text('accounts.search.hint')}>
        <Field.Label>{text('accounts.search')}</Field.Label>
        <TextInput
          type="search"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          // Enter looks up, it does not save.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <Field.Hint />
      </Field.Root>
      <p role="status">{searchStatus()}</p>
      <List aria-label={text('accounts.found')}>
        {found.map(({ unitId, name, code }) => (
          <li key={unitId}>
            <Typography>{code === null ? name : `${name} (${code})`}</Typography>
            <Button
              variant="secondary"
              size="S"
              startIcon={<Plus />}
              aria-label={text('accounts.addUnit', { unit: name })}
              onClick={() => onAdd({ unitId, name })}
            >
              {text('accounts.add')}
            </Button>
          </li>
        ))}
      </List>
    </Flex>
  );

  function searchStatus(): string {
    if (loaded.status === 'failed') return loaded.message;
    if (loaded.status === 'loading') return text('request.loading');
    if (typed.trim() === '') return text('accounts.candidates', { count: candidates.length });
    if (found.length === 0) return text('accounts.noneFound');
    return text('accounts.foundCount', { count: found.length });
  }
}
