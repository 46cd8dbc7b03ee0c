import type { AuditChoices, AuditFilter } from '@congkhai/shared/contracts/audit-admin';
import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { type ChangeEvent, type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useGroupName } from '../names';
import { useText } from '../use-text';

interface FilterBarProps {
  filter: AuditFilter;
  choices: AuditChoices;
  onChange: (filter: AuditFilter) => void;
}

/** When, who, what, and a text in names and titles. */
export function FilterBar({ filter, choices, onChange }: FilterBarProps) {
  const text = useText();
  const groupName = useGroupName();
  const groups = choices.groups.map((group) => ({ key: group, name: groupName(group) }));
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-end">
      <DayField
        label={text('filter.from')}
        value={filter.from}
        onChange={(from) => onChange({ ...filter, from })}
      />
      <DayField
        label={text('filter.to')}
        value={filter.to}
        onChange={(to) => onChange({ ...filter, to })}
      />
      <ChoiceField
        label={text('filter.group')}
        value={filter.group}
        options={groups}
        onChange={(group) => onChange({ ...filter, group })}
      />
      <ChoiceField
        label={text('filter.actor')}
        value={filter.actor}
        options={choices.actors.map(({ key, name }) => ({ key, name: name || key }))}
        onChange={(actor) => onChange({ ...filter, actor })}
      />
      <TextField
        value={filter.text ?? ''}
        onChange={(words) => onChange({ ...filter, text: words })}
      />
      {Object.values(filter).some(Boolean) ? (
        <Button variant="tertiary" size="L" onClick={() => onChange({})}>
          {text('filter.clear')}
        </Button>
      ) : null}
    </Flex>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box minWidth="17rem">
      <Field.Root>
        <Field.Label>{label}</Field.Label>
        {children}
      </Field.Root>
    </Box>
  );
}

interface OneFieldProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function DayField({ label, value, onChange }: OneFieldProps) {
  return (
    <Labelled label={label}>
      <TextInput
        type="date"
        value={value ?? ''}
        onChange={(event: ChangeEvent<HTMLInputElement>) =>
          onChange(event.target.value || undefined)
        }
      />
    </Labelled>
  );
}

function ChoiceField({
  label,
  value,
  options,
  onChange,
}: OneFieldProps & { options: readonly { key: string; name: string }[] }) {
  const text = useText();
  return (
    <Labelled label={label}>
      <SingleSelect
        value={value ?? ''}
        placeholder={text('filter.any')}
        clearLabel={text('filter.clear')}
        onChange={(chosen) => onChange(chosen ? String(chosen) : undefined)}
        onClear={() => onChange(undefined)}
      >
        {options.map(({ key, name }) => (
          <SingleSelectOption key={key} value={key}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Labelled>
  );
}

/** Searched with Enter or when it is left, not with every letter. */
function TextField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const send = () => (typed === value ? undefined : onChange(typed));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit}>
      <Labelled label={text('filter.text')}>
        <TextInput
          value={typed}
          placeholder={text('filter.text.hint')}
          onChange={(event: ChangeEvent<HTMLInputElement>) => setTyped(event.target.value)}
          onBlur={send}
        />
      </Labelled>
    </form>
  );
}
