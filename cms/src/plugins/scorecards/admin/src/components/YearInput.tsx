import { Field, TextInput } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { CustomFieldProps } from './CustomField';

const DIGITS_MAX = 4;

/** A year. Strapi's own input for numbers groups thousands and shows 2022 as "2.022". */
export function YearInput({ name, label, required, disabled, hint }: CustomFieldProps) {
  const { value, error, onChange } = useField<number | null>(name);
  const read = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, DIGITS_MAX);
    onChange(name, digits === '' ? null : Number(digits));
  };
  return (
    <Field.Root name={name} error={error ?? false} hint={hint} required={required ?? false}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        inputMode="numeric"
        autoComplete="off"
        value={value ?? ''}
        disabled={disabled ?? false}
        onChange={({ target }) => read(target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
