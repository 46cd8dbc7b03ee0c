import { DataTable } from '@congkhai/admin-parts/data-table';
import { type Ranking, RankingRequestSchema } from '@congkhai/shared/contracts/audience-admin';
import { MOST_READ_WINDOWS } from '@congkhai/shared/views/most-read';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import { Answered } from '../api/answered';
import { useAudienceClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { ArticleLink } from '../components/ArticleLink';
import { AudienceLayout } from '../components/AudienceLayout';
import { Choice, ScopeChoice } from '../components/choices';
import { useText } from '../use-text';
import { placeOf } from './place';

const CHOICES = ['vi', 'en'] as const;

/** A most-read list as readers get it, and why each article stands where it does. */
export function RankingPage() {
  const text = useText();
  const { readRanking } = useAudienceClient();
  const [window, setWindow] = useState('7d');
  const [scope, setScope] = useState('all');
  const [locale, setLocale] = useState('vi');
  const load = useCallback(
    () => readRanking(RankingRequestSchema.parse({ window, scope, locale })),
    [readRanking, window, scope, locale],
  );
  const { loaded, reload } = useLoaded(load);
  return (
    <AudienceLayout title={text('ranking.title')} subtitle={text('ranking.subtitle')}>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <Box minWidth="200px">
          <Choice
            label={text('window')}
            value={window}
            options={MOST_READ_WINDOWS.map((value) => ({ value, label: text(`window.${value}`) }))}
            onChange={setWindow}
          />
        </Box>
        <Box minWidth="240px">
          <ScopeChoice value={scope} onChange={setScope} />
        </Box>
        <Box minWidth="160px">
          <Choice
            label={text('locale')}
            value={locale}
            options={CHOICES.map((value) => ({ value, label: text(`locale.${value}`) }))}
            onChange={setLocale}
          />
        </Box>
      </Flex>
      <Answered loaded={loaded} onRetry={reload}>
        {(ranking) => <RankingTable ranking={ranking} />}
      </Answered>
    </AudienceLayout>
  );
}

function RankingTable({ ranking: { data, meta } }: { ranking: Ranking }) {
  const text = useText();
  const { formatNumber } = useIntl();
  return (
    <>
      <Typography tag="p">
        {text('ranking.rule', { definition: meta.definition, rules: VIEW_RULES.version })}
      </Typography>
      <DataTable
        caption={text('ranking.caption', { count: data.length })}
        columns={[
          { label: text('rank'), isFigure: true },
          { label: text('article') },
          { label: text('reads'), isFigure: true },
          { label: text('views'), isFigure: true },
          { label: text('ranking.why') },
        ]}
      >
        <tbody>
          {data.map((entry, index) => (
            <tr key={entry.article.articleId}>
              <td className="figure">{entry.rank}</td>
              <th scope="row">
                <ArticleLink article={entry.article} />
              </th>
              <td className="figure">{formatNumber(entry.readCount)}</td>
              <td className="figure">{formatNumber(entry.viewCount)}</td>
              <td>{whyText(index)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );

  function whyText(index: number): string {
    const place = placeOf(data, index);
    return text(`why.${place.kind}`, place.kind === 'fewer-reads' ? { gap: place.gap } : {});
  }
}
