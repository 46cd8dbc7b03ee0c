import { previousLocalDay } from '@congkhai/shared/time/local-day';
import { ExtentSchema } from '@congkhai/shared/units/unit-event';
import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { Refusal } from '../api/use-refusal';
import {
  addPredecessor,
  fullNameOf,
  type MergeDraft,
  removePredecessor,
  setExtent,
} from '../pages/merge-draft';
import { dayText, useText } from '../use-text';
import { DayField, LineField } from './fields';
import { UnitSearch } from './UnitSearch';

interface FieldsProps {
  draft: MergeDraft;
  change: (draft: MergeDraft) => void;
  refusal: Refusal;
}
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NEW_UNIT = 'new';

/** From when, and what is merged: units in force the day before, each whole or in part. */
export function PredecessorFields({ draft, change, refusal }: FieldsProps) {
  const text = useText();
  const { effectiveOn, predecessors } = draft;
  const lastDay = DAY.test(effectiveOn) ? previousLocalDay(effectiveOn) : null;
  return (
    <Section title={text('merge.predecessors')}>
      <DayField
        label={text('merge.effectiveOn')}
        value={effectiveOn}
        onChange={(day) => change({ ...draft, effectiveOn: day })}
        error={refusal.get('effectiveOn')}
        isRequired
      />
      {lastDay && (
        <UnitSearch label={text('merge.find', { day: dayText(lastDay) })} asOf={lastDay}>
          {(unit) => (
            <Flex gap={2} wrap="wrap">
              <Button
                size="S"
                variant="tertiary"
                onClick={() => change(addPredecessor(draft, unit))}
                aria-label={text('merge.addNamed', { name: unit.fullName })}
              >
                {text('merge.add')}
              </Button>
              <Typography>{unit.fullName}</Typography>
              <Typography variant="pi" textColor="neutral600">
                {[unit.parentName, unit.code].filter(Boolean).join(' · ')}
              </Typography>
            </Flex>
          )}
        </UnitSearch>
      )}
      <Box tag="ul">
        {predecessors.map(({ unit, extent }, index) => (
          <Box tag="li" key={unit.unitId} paddingTop={2}>
            <Flex gap={3} wrap="wrap" alignItems="flex-end">
              <Field.Root error={refusal.get(`predecessors.${index}`) ?? false}>
                <Field.Label>{unit.fullName}</Field.Label>
                <SingleSelect
                  value={extent}
                  onChange={(value: unknown) =>
                    change(setExtent(draft, unit.unitId, ExtentSchema.parse(value)))
                  }
                >
                  <SingleSelectOption value="whole">{text('extent.whole')}</SingleSelectOption>
                  <SingleSelectOption value="part">{text('extent.part')}</SingleSelectOption>
                </SingleSelect>
                <Field.Error />
              </Field.Root>
              <Button
                variant="danger-light"
                onClick={() => change(removePredecessor(draft, unit.unitId))}
                aria-label={text('merge.removeNamed', { name: unit.fullName })}
              >
                {text('merge.remove')}
              </Button>
            </Flex>
          </Box>
        ))}
      </Box>
      <Typography textColor="neutral600">
        {refusal.get('predecessors') ?? text('merge.chosen', { count: predecessors.length })}
      </Typography>
    </Section>
  );
}

/** The unit that the others become. */
export function SuccessorFields({ draft, change, refusal }: FieldsProps) {
  const text = useText();
  const set = (part: Partial<MergeDraft>) => change({ ...draft, ...part });
  const errorOf = (field: string) => refusal.get(`successors.0.${field}`);
  const lookedUpOn = DAY.test(draft.effectiveOn) ? draft.effectiveOn : null;
  return (
    <Section title={text('merge.successor')}>
      <Field.Root error={refusal.get('successors') ?? errorOf('unitId') ?? false}>
        <Field.Label>{text('merge.identity')}</Field.Label>
        <SingleSelect
          value={draft.continuesUnitId ?? NEW_UNIT}
          onChange={(value: unknown) =>
            set({ continuesUnitId: value === NEW_UNIT ? null : String(value) })
          }
        >
          <SingleSelectOption value={NEW_UNIT}>{text('merge.newUnit')}</SingleSelectOption>
          {draft.predecessors.map(({ unit }) => (
            <SingleSelectOption key={unit.unitId} value={unit.unitId}>
              {text('merge.continues', { name: unit.fullName })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
      </Field.Root>
      <LineField
        label={text('merge.unitType')}
        value={draft.unitType}
        onChange={(unitType) => set({ unitType })}
        error={errorOf('unitType')}
        isRequired
      />
      <LineField
        label={text('merge.name')}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={errorOf('name')}
        hint={text('merge.fullName', { name: fullNameOf(draft) })}
        isRequired
      />
      <LineField
        label={text('merge.code')}
        value={draft.code}
        onChange={(code) => set({ code })}
        error={errorOf('code')}
      />
      <Typography>
        {text('merge.parent', { name: draft.parent?.name ?? text('merge.noParent') })}
      </Typography>
      {errorOf('parentUnitId') && (
        <Typography textColor="danger600">{errorOf('parentUnitId')}</Typography>
      )}
      <UnitSearch label={text('merge.findParent')} asOf={lookedUpOn}>
        {(unit) => (
          <Flex gap={2} wrap="wrap">
            <Button
              size="S"
              variant="tertiary"
              onClick={() => set({ parent: { unitId: unit.unitId, name: unit.fullName } })}
              aria-label={text('merge.chooseNamed', { name: unit.fullName })}
            >
              {text('merge.choose')}
            </Button>
            <Typography>{unit.fullName}</Typography>
          </Flex>
        )}
      </UnitSearch>
    </Section>
  );
}

/** The decision that the event is by: all of it, or nothing. */
export function DecisionFields({ draft, change, refusal }: FieldsProps) {
  const text = useText();
  const set = (part: Partial<MergeDraft>) => change({ ...draft, ...part });
  return (
    <Section title={text('merge.decision')}>
      <LineField
        label={text('merge.decisionNumber')}
        value={draft.decisionNumber}
        onChange={(decisionNumber) => set({ decisionNumber })}
        error={refusal.get('decision.number')}
      />
      <LineField
        label={text('merge.decisionIssuer')}
        value={draft.decisionIssuer}
        onChange={(decisionIssuer) => set({ decisionIssuer })}
        error={refusal.get('decision.issuer')}
      />
      <DayField
        label={text('merge.decisionIssuedOn')}
        value={draft.decisionIssuedOn}
        onChange={(decisionIssuedOn) => set({ decisionIssuedOn })}
        error={refusal.get('decision.issuedOn')}
      />
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box tag="section" background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {title}
        </Typography>
        {children}
      </Flex>
    </Box>
  );
}
