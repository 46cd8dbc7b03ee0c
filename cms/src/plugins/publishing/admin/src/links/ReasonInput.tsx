import { Field, Textarea } from '@strapi/design-system';
import { useText } from './request-hooks';

const REASON_CHARACTERS_MIN = 3;

export function isReason(reason: string): boolean {
  return reason.trim().length >= REASON_CHARACTERS_MIN;
}

export function ReasonInput(props: { reason: string; onChange: (reason: string) => void }) {
  const text = useText();
  return (
    <Field.Root name="reason" required>
      <Field.Label>{text('links.reason')}</Field.Label>
      <Textarea
        value={props.reason}
        maxLength={1_000}
        onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) =>
          props.onChange(event.target.value)
        }
      />
    </Field.Root>
  );
}
