import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useScorecardsClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { LoadedPage } from '../components/LoadedPage';
import { PAGES_ROOT } from '../constants';
import { useText } from '../use-text';
import { DifferenceTable } from './DifferenceTable';
import type { ListedFramework } from './frameworks';

/** What differs between two frameworks. Which two stands in the address, so that it can be sent to somebody. */
export function DifferencePage() {
  const text = useText();
  const { listFrameworks } = useScorecardsClient();
  const { loaded, reload } = useLoaded(listFrameworks);
  const [search, setSearch] = useSearchParams();
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? '';
  const choose = (side: 'from' | 'to', documentId: string) =>
    setSearch({ ...(from && { from }), ...(to && { to }), [side]: documentId });
  return (
    <LoadedPage
      title={text('difference.title')}
      navigation={
        <Link to={`${PAGES_ROOT}/frameworks`}>
          <Flex tag="span" gap={2} inline>
            <ArrowLeft aria-hidden />
            <Typography textColor="primary700">{text('pages.frameworks')}</Typography>
          </Flex>
        </Link>
      }
      loaded={loaded}
      onRetry={reload}
    >
      {(frameworks) => (
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Flex gap={4} wrap="wrap">
            <FrameworkSelect
              {...{ frameworks, chosen: from }}
              label={text('difference.from')}
              onChoose={(documentId) => choose('from', documentId)}
            />
            <FrameworkSelect
              {...{ frameworks, chosen: to }}
              label={text('difference.to')}
              onChoose={(documentId) => choose('to', documentId)}
            />
          </Flex>
          {from && to && from !== to ? (
            <LoadedDifference key={`${from} ${to}`} from={from} to={to} />
          ) : (
            <Typography tag="p">{text('difference.choose')}</Typography>
          )}
        </Flex>
      )}
    </LoadedPage>
  );
}

interface FrameworkSelectProps {
  frameworks: readonly ListedFramework[];
  chosen: string;
  label: string;
  onChoose: (documentId: string) => void;
}

function FrameworkSelect({ frameworks, chosen, label, onChoose }: FrameworkSelectProps) {
  const text = useText();
  return (
    <Field.Root flex="1 1 28rem" minWidth={0} maxWidth="100%">
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={chosen} onChange={(documentId) => onChoose(String(documentId))}>
        {frameworks.map(({ documentId, name, version }) => (
          <SingleSelectOption key={documentId} value={documentId}>
            {text('difference.option', { name, version })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

function LoadedDifference({ from, to }: { from: string; to: string }) {
  const text = useText();
  const { compareFrameworks } = useScorecardsClient();
  const load = useCallback(() => compareFrameworks(from, to), [compareFrameworks, from, to]);
  const { loaded } = useLoaded(load);
  switch (loaded.status) {
    case 'loading':
      return <p role="status">{text('request.loading')}</p>;
    case 'failed':
      return <p role="alert">{loaded.message}</p>;
    case 'loaded':
      return <DifferenceTable difference={loaded.data} />;
  }
}
