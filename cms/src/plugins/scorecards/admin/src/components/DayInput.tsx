import { Field, TextInput } from '@strapi/design-system';

interface DayInputProps {
  label: string;
  /** A day as "2023-01-12", or an empty text. */
  day: string;
  hint?: string;
  required?: boolean;
  error?: string | undefined;
  onChange: (day: string) => void;
}

/** A calendar day. The browser's own input knows no time zone, which a day in Viet Nam must not get. */
export function DayInput({ label, day, hint, required, error, onChange }: DayInputProps) {
  return (
    <Field.Root hint={hint} required={required ?? false} error={error ?? false}>
      <Field.Label>{label}</Field.Label>
      <TextInput type="date" value={day} onChange={({ target }) => onChange(target.value)} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
