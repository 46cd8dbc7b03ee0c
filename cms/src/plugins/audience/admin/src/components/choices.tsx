import type { Scopes } from '@congkhai/shared/contracts/audience-admin';
import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useAudienceClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { useText } from '../use-text';

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** One of several. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(chosen: string | number) => onChange(String(chosen))}>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

/** The whole site, a category or a unit. */
export function ScopeChoice({ value, onChange }: Pick<ChoiceProps, 'value' | 'onChange'>) {
  const text = useText();
  const scopes = useScopes();
  return (
    <Choice
      label={text('scope')}
      value={value}
      options={[
        { value: 'all', label: text('scope.all') },
        ...scopes.map(({ scope, name }) => ({ value: scope, label: scopeText(scope, name) })),
      ]}
      onChange={onChange}
    />
  );

  function scopeText(scope: string, name: string): string {
    return text(scope.startsWith('unit/') ? 'scope.unit' : 'scope.category', { name });
  }
}

/** The parts of the site that figures can be asked for; none until they are loaded. */
export function useScopes(): Scopes {
  const { listScopes } = useAudienceClient();
  const { loaded } = useLoaded(listScopes);
  return loaded.status === 'loaded' ? loaded.data : [];
}

interface DayInputProps {
  label: string;
  value: string;
  error?: string | undefined;
  onChange: (day: string) => void;
}

/** A day. The browser's own date field is reached by keyboard and known to screen readers. */
export function DayInput({ label, value, error, onChange }: DayInputProps) {
  return (
    <Field.Root error={error ?? false}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        type="date"
        value={value}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
      />
      <Field.Error />
    </Field.Root>
  );
}
