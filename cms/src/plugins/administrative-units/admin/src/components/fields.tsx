import { Field, TextInput } from '@strapi/design-system';

/** A field for a day. The browser's own date field is reached by keyboard and known to screen readers. */
export function DayField({
  label,
  value,
  onChange,
  error,
  isRequired = false,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
  error?: string | undefined;
  isRequired?: boolean;
}) {
  return (
    <Field.Root error={error ?? false} required={isRequired}>
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

/** A field for one line of text. */
export function LineField({
  label,
  value,
  onChange,
  error,
  hint,
  isRequired = false,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  error?: string | undefined;
  hint?: string;
  isRequired?: boolean;
}) {
  return (
    <Field.Root error={error ?? false} hint={hint} required={isRequired}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        value={value}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
