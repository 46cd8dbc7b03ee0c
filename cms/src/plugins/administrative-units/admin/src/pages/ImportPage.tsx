import type { ImportAnswer } from '@congkhai/shared/contracts/units-admin';
import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';
import { useUnitsClient } from '../api/client';
import { useRefusal } from '../api/use-refusal';
import { DayField } from '../components/fields';
import { ImportReport } from '../components/ImportReport';
import { RefusalNotice } from '../components/RefusalNotice';
import { useText } from '../use-text';
import { PageFrame } from './PageFrame';

const REORGANISATION_DAY = '2025-07-01';

/** Imports two states of the country as one history: a dry run with its report first, then all or nothing. */
export function ImportPage() {
  const text = useText();
  const client = useUnitsClient();
  const { refusal, isBusy, run } = useRefusal();
  const [before, setBefore] = useState<File | null>(null);
  const [after, setAfter] = useState<File | null>(null);
  const [effectiveOn, setEffectiveOn] = useState(REORGANISATION_DAY);
  const [answer, setAnswer] = useState<ImportAnswer['data'] | null>(null);

  const send = (fingerprint: string | null) =>
    run(async () => {
      const beforeCsv = (await before?.text()) ?? '';
      const afterCsv = (await after?.text()) ?? '';
      setAnswer(await client.import({ beforeCsv, afterCsv, effectiveOn, fingerprint }));
    });
  // Another file or day asks for another dry run.
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setAnswer(null);
    };
  const changesCount = Object.values(answer?.changes ?? {}).reduce((sum, count) => sum + count, 0);
  const isImportable = answer !== null && !answer.isDone && changesCount > 0;

  return (
    <PageFrame title={text('import')} subtitle={text('import.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <FileField
              label={text('import.before')}
              onChange={changed(setBefore)}
              error={refusal.get('beforeCsv')}
            />
            <FileField
              label={text('import.after')}
              onChange={changed(setAfter)}
              error={refusal.get('afterCsv')}
            />
            <DayField
              label={text('import.effectiveOn')}
              value={effectiveOn}
              onChange={changed(setEffectiveOn)}
              error={refusal.get('effectiveOn')}
              isRequired
            />
            <Typography variant="pi" textColor="neutral600">
              {text('import.columns')}
            </Typography>
            <Flex gap={2} wrap="wrap">
              <Button
                variant="secondary"
                onClick={() => void send(null)}
                loading={isBusy}
                disabled={!before || !after}
              >
                {text('import.check')}
              </Button>
              <Button
                onClick={() => void send(answer?.fingerprint ?? null)}
                disabled={!isImportable || isBusy}
              >
                {text('import.do')}
              </Button>
            </Flex>
          </Flex>
        </Box>
        <RefusalNotice refusal={refusal} />
        <div aria-live="polite">{answer && <ImportReport answer={answer} />}</div>
      </Flex>
    </PageFrame>
  );
}

function FileField({
  label,
  onChange,
  error,
}: {
  label: string;
  onChange: (file: File | null) => void;
  error: string | undefined;
}) {
  const id = useId();
  return (
    <Field.Root id={id} error={error ?? false} required>
      <Field.Label>{label}</Field.Label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        onChange={({ target }) => onChange(target.files?.[0] ?? null)}
      />
      <Field.Error />
    </Field.Root>
  );
}
