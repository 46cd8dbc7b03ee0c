import { Checkbox, Field, Flex, Radio, TextInput } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { CustomField, type CustomFieldProps } from '../components/CustomField';
import { type EnteredPoints, enteredPointsOf, textOf } from '../entered-points';
import { useEnteredValue } from '../use-entered-value';
import { useText } from '../use-text';
import {
  type EnteredUncertainty,
  enteredWholeOf,
  findUncertaintyProblems,
  readUncertainty,
  surveyBasisOf,
  USUAL_UNCERTAINTY,
  withSurveyBasis,
} from './entered-uncertainty';

/** Whether and how a period's release says how sure its ranks are. */
export function UncertaintyInput(props: CustomFieldProps) {
  const { name, disabled = false } = props;
  const text = useText();
  const { entered: rules, error, change } = useEnteredValue(name, readUncertainty);
  return (
    <CustomField {...props} error={error}>
      <Checkbox
        checked={rules !== null}
        disabled={disabled}
        onCheckedChange={(checked) => change(() => (checked === true ? USUAL_UNCERTAINTY : null))}
      >
        {text('uncertainty.enable')}
      </Checkbox>
      {rules ? (
        <UncertaintyFields
          rules={rules}
          disabled={disabled}
          onChange={(next) => change(() => next)}
        />
      ) : null}
    </CustomField>
  );
}

interface UncertaintyFieldsProps {
  rules: EnteredUncertainty;
  disabled: boolean;
  onChange: (rules: EnteredUncertainty) => void;
}

function UncertaintyFields({ rules, disabled, onChange }: UncertaintyFieldsProps) {
  const text = useText();
  const wrong = findUncertaintyProblems(rules);
  const basis = surveyBasisOf(rules);
  const input = (field: keyof EnteredUncertainty, read: (typed: string) => EnteredPoints) => (
    <FigureInput
      field={field}
      value={rules[field]}
      isWrong={wrong.has(field)}
      disabled={disabled}
      onChange={(typed) => onChange({ ...rules, [field]: read(typed) })}
    />
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Row>
        {input('drawCount', enteredWholeOf)}
        {input('seed', enteredWholeOf)}
      </Row>
      <Row>
        {input('confidenceThousandths', enteredPointsOf)}
        {input('weightSpreadThousandths', enteredPointsOf)}
      </Row>
      <Radio.Group
        aria-label={text('uncertainty.basis')}
        value={basis}
        disabled={disabled}
        onValueChange={(chosen) =>
          onChange(withSurveyBasis(rules, chosen === 'error' ? 'error' : 'sample'))
        }
      >
        <Flex gap={6} wrap="wrap">
          <Radio.Item value="sample">{text('uncertainty.basis.sample')}</Radio.Item>
          <Radio.Item value="error">{text('uncertainty.basis.error')}</Radio.Item>
        </Flex>
      </Radio.Group>
      <Row>
        {basis === 'sample'
          ? input('surveySampleSize', enteredWholeOf)
          : input('surveyErrorThousandths', enteredPointsOf)}
      </Row>
    </Flex>
  );
}

function Row({ children }: { children: ReactNode }) {
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      {children}
    </Flex>
  );
}

interface FigureInputProps {
  field: keyof EnteredUncertainty;
  value: EnteredPoints;
  isWrong: boolean;
  disabled: boolean;
  onChange: (typed: string) => void;
}

function FigureInput({ field, value, isWrong, disabled, onChange }: FigureInputProps) {
  const text = useText();
  const isShare = field.endsWith('Thousandths');
  return (
    <Field.Root
      flex="1 1 24rem"
      hint={text(`uncertainty.${field}.hint`)}
      error={isWrong ? text(`uncertainty.${field}.problem`) : false}
    >
      <Field.Label>{text(`uncertainty.${field}`)}</Field.Label>
      <TextInput
        inputMode={isShare ? 'decimal' : 'numeric'}
        autoComplete="off"
        value={isShare ? textOf(value) : (value ?? '')}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
