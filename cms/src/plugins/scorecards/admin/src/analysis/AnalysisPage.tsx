import type { BlockAnalysis } from '@congkhai/shared/scorecards/analysis';
import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { useCallback } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useScorecardsClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { LoadedPage } from '../components/LoadedPage';
import { Notice } from '../components/Notice';
import { Section } from '../components/Section';
import { PAGES_ROOT } from '../constants';
import { useText } from '../use-text';
import { AreasTable } from './AreasTable';
import { GapsTables } from './GapsTables';
import { ItemsTable } from './ItemsTable';
import { UnitsTable } from './UnitsTable';

/** What a meeting looks at: where a block lost points, and what would move its units up. */
export function AnalysisPage() {
  const { blockDocumentId = '' } = useParams();
  const text = useText();
  const { analyzeBlock } = useScorecardsClient();
  const load = useCallback(() => analyzeBlock(blockDocumentId), [analyzeBlock, blockDocumentId]);
  const { loaded, reload } = useLoaded(load);
  const name = loaded.status === 'loaded' ? loaded.data.name : null;
  return (
    <LoadedPage
      title={name === null ? text('pages.analysis') : text('analysis.title', { block: name })}
      navigation={
        <Link to={`${PAGES_ROOT}/analysis`}>
          <Flex tag="span" gap={2} inline>
            <ArrowLeft aria-hidden />
            <Typography textColor="primary700">{text('pages.analysis')}</Typography>
          </Flex>
        </Link>
      }
      actions={
        name === null ? null : (
          <Button variant="tertiary" onClick={() => window.print()}>
            {text('analysis.print')}
          </Button>
        )
      }
      loaded={loaded}
      onRetry={reload}
    >
      {(analysis) => <AnalysisSections analysis={analysis} />}
    </LoadedPage>
  );
}

function AnalysisSections({ analysis }: { analysis: BlockAnalysis }) {
  const text = useText();
  const rankedCount = analysis.units.length;
  if (rankedCount === 0)
    return <Notice title={text('analysis.nothing.title')}>{text('analysis.nothing')}</Notice>;
  return (
    <Flex direction="column" alignItems="stretch" gap={8}>
      <Typography tag="p">
        {text('analysis.counted', { ranked: rankedCount, units: analysis.unitCount })}
      </Typography>
      <Section title={text('analysis.areas')}>
        <AreasTable analysis={analysis} />
      </Section>
      <Section title={text('analysis.items')}>
        <ItemsTable analysis={analysis} />
      </Section>
      <Section title={text('analysis.units')}>
        <Typography tag="p">{text('analysis.units.means')}</Typography>
        <UnitsTable analysis={analysis} />
      </Section>
      <Section title={text('analysis.gaps')}>
        <Typography tag="p">{text('analysis.gaps.rule')}</Typography>
        <GapsTables analysis={analysis} />
      </Section>
    </Flex>
  );
}
