import { ItemEffectSchema } from '@congkhai/shared/scorecards/framework';
import {
  Checkbox,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import type { ReactNode } from 'react';
import { PointsInput } from '../components/PointsInput';
import { useText } from '../use-text';
import type { EnteredItem } from './entered-item';
import { GradedOptions } from './GradedOptions';

export interface ItemDetailsProps {
  item: EnteredItem;
  isArea: boolean;
  disabled: boolean;
  errors: readonly string[];
  onChange: (change: Partial<EnteredItem>) => void;
}

/** Everything about an item that has no column: its effect, how its points are given, what it needs as proof. */
export function ItemDetails({ item, isArea, disabled, errors, onChange }: ItemDetailsProps) {
  const text = useText();
  const isScored = item.children.length === 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {errors.map((error) => (
        <Typography key={error} role="alert" variant="pi" textColor="danger600">
          {error}
        </Typography>
      ))}
      {isArea ? <EffectSelect {...{ item, disabled, onChange }} /> : null}
      {item.method === 'both' ? (
        <Labelled label={text('items.surveyMaximum')} hint={text('items.surveyMaximum.hint')}>
          <PointsInput
            label={labelOf(text('items.surveyMaximum'), item)}
            points={item.surveyMaximumThousandths}
            disabled={disabled}
            onChange={(surveyMaximumThousandths) => onChange({ surveyMaximumThousandths })}
          />
        </Labelled>
      ) : null}
      {item.derivation ? <DerivationFields {...{ item, disabled, onChange }} /> : null}
      <Field.Root>
        <Field.Label>{text('items.ruleText')}</Field.Label>
        <Textarea
          value={item.ruleText ?? ''}
          disabled={disabled}
          maxLength={4_000}
          placeholder={text('items.ruleText.example')}
          onChange={({ target }) => onChange({ ruleText: target.value || null })}
        />
      </Field.Root>
      {isScored ? (
        <>
          <GradedOptions
            itemId={item.itemId}
            options={item.options}
            disabled={disabled}
            onChange={(options) => onChange({ options })}
          />
          <Checkbox
            checked={item.isEvidenceRequired}
            disabled={disabled}
            onCheckedChange={(checked) => onChange({ isEvidenceRequired: checked === true })}
          >
            {text('items.evidenceRequired')}
          </Checkbox>
        </>
      ) : null}
    </Flex>
  );
}

type PartProps = Pick<ItemDetailsProps, 'item' | 'disabled' | 'onChange'>;

function EffectSelect({ item, disabled, onChange }: PartProps) {
  const text = useText();
  return (
    <Field.Root hint={text('items.effect.hint')}>
      <Field.Label>{text('items.effect')}</Field.Label>
      <SingleSelect
        size="S"
        value={item.effect}
        disabled={disabled}
        onChange={(effect) => onChange({ effect: ItemEffectSchema.parse(effect) })}
      >
        {ItemEffectSchema.options.map((effect) => (
          <SingleSelectOption key={effect} value={effect}>
            {text(`items.effect.${effect}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}

function DerivationFields({ item, disabled, onChange }: PartProps) {
  const text = useText();
  const rule = item.derivation;
  if (!rule) return null;
  const bound = (field: 'zeroAtThousandths' | 'fullAtThousandths') => (
    <Labelled label={text(`items.${field}`)}>
      <PointsInput
        label={labelOf(text(`items.${field}`), item)}
        points={rule[field]}
        disabled={disabled}
        onChange={(points) => onChange({ derivation: { ...rule, [field]: points } })}
      />
    </Labelled>
  );
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <Field.Root flex="1 1 24rem">
        <Field.Label>{text('items.measure')}</Field.Label>
        <TextInput
          size="S"
          value={rule.measure}
          disabled={disabled}
          placeholder={text('items.measure.example')}
          onChange={({ target }) => onChange({ derivation: { ...rule, measure: target.value } })}
        />
      </Field.Root>
      {bound('zeroAtThousandths')}
      {bound('fullAtThousandths')}
    </Flex>
  );
}

interface LabelledProps {
  label: string;
  hint?: string;
  children: ReactNode;
}

/** A visible name for an input that already tells screen readers which item it belongs to. */
function Labelled({ label, hint, children }: LabelledProps) {
  return (
    <Flex direction="column" alignItems="stretch" gap={1} maxWidth="32rem">
      <Typography variant="pi" fontWeight="bold" aria-hidden>
        {label}
      </Typography>
      {children}
      {hint ? (
        <Typography variant="pi" textColor="neutral600">
          {hint}
        </Typography>
      ) : null}
    </Flex>
  );
}

function labelOf(label: string, { itemId }: EnteredItem): string {
  return `${label}, ${itemId || '…'}`;
}
