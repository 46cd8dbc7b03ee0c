import { Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { type EnteredPoints, enteredPointsOf, textOf } from '../entered-points';

interface PointsInputProps {
  /** Says to a screen reader which item and which points these are. */
  label: string;
  points: EnteredPoints;
  error?: string | undefined;
  disabled?: boolean;
  /** Inputs of one column are walked with Enter and the arrow keys. */
  column?: string;
  onChange: (points: EnteredPoints) => void;
}

/** An input for points with a decimal comma or point. It keeps the text as typed: "12,0" may become "12,05". */
export function PointsInput({
  label,
  points,
  error,
  disabled,
  column,
  onChange,
}: PointsInputProps) {
  const [typed, setTyped] = useState(textOf(points));
  const text = enteredPointsOf(typed) === points ? typed : textOf(points);
  return (
    <Field.Root error={error ?? false}>
      <TextInput
        aria-label={label}
        size="S"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        disabled={disabled ?? false}
        data-column={column}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(enteredPointsOf(target.value));
        }}
      />
      <Field.Error />
    </Field.Root>
  );
}
