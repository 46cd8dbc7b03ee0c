import type { ArticleVersion } from '@congkhai/shared/contracts/newsroom-admin';
import {
  Box,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useCallback } from 'react';
import { useLoaded } from '../api/request-hooks';
import { useInstantText } from '../instant-text';
import { useText } from '../use-text';
import { FieldDifferences } from './FieldDifferences';
import type { VersionsClient } from './use-versions';

export interface Pair {
  before: number;
  after: number;
}

interface ComparisonProps {
  versions: readonly ArticleVersion[];
  client: VersionsClient;
  pair: Pair;
  onChange: (pair: Pair) => void;
}

/** Any two versions beside each other, word by word. */
export function Comparison({ versions, client, pair, onChange }: ComparisonProps) {
  const text = useText();
  const instantText = useInstantText();
  const { before, after } = pair;
  const load = useCallback(() => client.compare(before, after), [client, before, after]);
  const { loaded } = useLoaded(load);
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <section aria-label={text('versions.comparison')}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography variant="delta" tag="h2">
            {text('versions.comparison')}
          </Typography>
          <Flex gap={4} wrap="wrap" alignItems="flex-end">
            {(['before', 'after'] as const).map((side) => (
              <Field.Root key={side} name={side} width="30rem" maxWidth="100%">
                <Field.Label>{text(`versions.${side}`)}</Field.Label>
                <SingleSelect
                  value={String(pair[side])}
                  onChange={(value) => onChange({ ...pair, [side]: Number(value) })}
                >
                  {versions.map(({ number, savedAt }) => (
                    <SingleSelectOption key={number} value={String(number)}>
                      {text('versions.option', { number, at: instantText(savedAt) })}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
            ))}
          </Flex>
          <Typography variant="pi" tag="p" textColor="neutral600">
            {text('versions.legend')}
          </Typography>
          <div aria-live="polite">
            {loaded.status === 'loading' ? <p>{text('versions.loading')}</p> : null}
            {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
            {loaded.status === 'loaded' ? <FieldDifferences fields={loaded.data.fields} /> : null}
          </div>
        </Flex>
      </section>
    </Box>
  );
}
