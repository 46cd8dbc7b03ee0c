import { Field, Flex, Typography } from '@strapi/design-system';

/** What Strapi passes to the input of a custom field, as far as it is used here. */
export interface CustomFieldProps {
  name: string;
  label: string;
  hint?: React.ReactNode;
  required?: boolean;
  disabled?: boolean;
}

interface FrameProps extends CustomFieldProps {
  error: string | undefined;
  children: React.ReactNode;
}

/** Label, hint and error around a table. The error may have a line for each thing that is wrong. */
export function CustomField({ name, label, hint, required, error, children }: FrameProps) {
  return (
    <Field.Root name={name} required={required ?? false} hint={hint}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {/* The inputs in the table have labels of their own, so this is a heading and not a label. */}
        <Typography variant="pi" fontWeight="bold" textColor="neutral800">
          {label}
          {required ? ' *' : ''}
        </Typography>
        {error ? (
          <Typography
            variant="pi"
            textColor="danger600"
            role="alert"
            style={{ whiteSpace: 'pre-line' }}
          >
            {error}
          </Typography>
        ) : null}
        {children}
        <Field.Hint />
      </Flex>
    </Field.Root>
  );
}
