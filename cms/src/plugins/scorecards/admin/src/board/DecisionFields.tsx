import { Field, Flex, TextInput } from '@strapi/design-system';
import { DayInput } from '../components/DayInput';
import { useText } from '../use-text';
import type { EnteredDecision } from './entered-decision';

interface DecisionFieldsProps {
  entered: EnteredDecision;
  onChange: (entered: EnteredDecision) => void;
}

/** Number, issuer, day and title of a decision. */
export function DecisionFields({ entered, onChange }: DecisionFieldsProps) {
  const text = useText();
  const lineInput = (field: 'number' | 'issuer' | 'title', isRequired: boolean) => (
    <Field.Root required={isRequired}>
      <Field.Label>{text(`decision.${field}`)}</Field.Label>
      <TextInput
        value={entered[field]}
        placeholder={text(`decision.${field}.example`)}
        onChange={({ target }) => onChange({ ...entered, [field]: target.value })}
      />
    </Field.Root>
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {lineInput('number', true)}
      {lineInput('issuer', true)}
      <DayInput
        label={text('decision.issuedOn')}
        day={entered.issuedOn}
        required
        onChange={(issuedOn) => onChange({ ...entered, issuedOn })}
      />
      {lineInput('title', false)}
    </Flex>
  );
}
