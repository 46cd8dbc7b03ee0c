import { Field, Flex, Radio, Textarea, TextInput } from '@strapi/design-system';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../use-text';
import { instantOfLocalTime, SHOWN_TIME } from './local-time';
import type { MoveInput } from './move-forms';

const CHARACTERS_MAX = 1_000;
const TYPES = { time: 'datetime-local', day: 'date', address: 'text' } as const;

interface MoveFieldProps {
  input: MoveInput;
  label: string;
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}

/** One input of a dialog, with what the server said about it. The browser's own fields for days and times are reached by keyboard. */
export function MoveField(props: MoveFieldProps) {
  const { input, label, value, error, onChange } = props;
  const hint = useHint(input, value);
  if (input.name === 'changeNote') return <ChangeNoteField {...props} />;
  return (
    <Field.Root name={input.name} required={input.isRequired} error={error ?? false} hint={hint}>
      <Field.Label>{label}</Field.Label>
      {input.kind === 'words' ? (
        <Textarea
          value={value}
          maxLength={CHARACTERS_MAX}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <TextInput
          type={TYPES[input.kind]}
          value={value}
          onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
        />
      )}
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}

/** What an input means. Browsers show days in the form of their own language, so a time is told again in the reader's. */
function useHint({ kind }: MoveInput, value: string): string {
  const text = useText();
  const { formatDate } = useIntl();
  if (kind === 'words' || kind === 'day') return '';
  if (kind === 'address' || value === '') return text(`workflow.hint.${kind}`);
  const at = formatDate(instantOfLocalTime(value), { ...SHOWN_TIME, weekday: 'long' });
  return text('workflow.hint.at', { at });
}

/** Whether readers are told what has changed, and in which words. A minor change is not announced. */
function ChangeNoteField({ label, value, error, onChange }: MoveFieldProps) {
  const text = useText();
  const id = useId();
  const [size, setSize] = useState(value === '' ? 'minor' : 'major');
  const choose = (chosen: string) => {
    setSize(chosen);
    if (chosen === 'minor') onChange('');
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <span id={id}>{text('workflow.change')}</span>
        <Radio.Group aria-labelledby={id} value={size} onValueChange={choose}>
          <Radio.Item value="minor">{text('workflow.change.minor')}</Radio.Item>
          <Radio.Item value="major">{text('workflow.change.major')}</Radio.Item>
        </Radio.Group>
      </Flex>
      {size === 'major' ? (
        <Field.Root name="changeNote" error={error ?? false}>
          <Field.Label>{label}</Field.Label>
          <Textarea
            value={value}
            maxLength={CHARACTERS_MAX}
            onChange={({ target }) => onChange(target.value)}
          />
          <Field.Error />
        </Field.Root>
      ) : null}
    </Flex>
  );
}
