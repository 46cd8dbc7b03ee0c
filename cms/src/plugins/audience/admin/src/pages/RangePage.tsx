import { DataTable } from '@congkhai/admin-parts/data-table';
import {
  type RangeFigures,
  type RangeRequest,
  RangeRequestSchema,
} from '@congkhai/shared/contracts/audience-admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import { Answered } from '../api/answered';
import { useAudienceClient } from '../api/client';
import { useAction, useLoaded } from '../api/request-hooks';
import { DaysChart } from '../charts/DaysChart';
import { ArticleLink } from '../components/ArticleLink';
import { AudienceLayout } from '../components/AudienceLayout';
import { Count } from '../components/Count';
import { dayText, useText } from '../use-text';
import { OwnViewsLink } from './OwnViewsLink';
import { RangeControls } from './RangeControls';
import { rangeOf, rangeProblemOf } from './ranges';

const CHART_HEIGHT = 300;

/** Views, reads and visits of a range of days, of the site or of a part of it, and what was read most. */
export function RangePage() {
  const text = useText();
  const [asked, setAsked] = useState(() => ({ ...rangeOf('30d', new Date()), scope: 'all' }));
  const problem = rangeProblemOf(asked);
  const request = problem ? null : (RangeRequestSchema.safeParse(asked).data ?? null);
  return (
    <AudienceLayout
      title={text('range.title')}
      subtitle={text('range.subtitle')}
      actions={<OwnViewsLink />}
    >
      <RangeControls
        asked={asked}
        problem={problem ? text(problem) : undefined}
        onChange={setAsked}
      />
      {request ? <Range request={request} /> : null}
    </AudienceLayout>
  );
}

function Range({ request: { from, to, scope } }: { request: RangeRequest }) {
  const { readRange } = useAudienceClient();
  const load = useCallback(() => readRange({ from, to, scope }), [readRange, from, to, scope]);
  const { loaded, reload } = useLoaded(load);
  return (
    <Answered loaded={loaded} onRetry={reload}>
      {(range) => <RangeDetails range={range} request={{ from, to, scope }} />}
    </Answered>
  );
}

function RangeDetails({ range, request }: { range: RangeFigures; request: RangeRequest }) {
  const text = useText();
  const { data, meta } = range;
  const days = { from: dayText(meta.from), to: dayText(meta.to) };
  const sealedCount = data.days.filter(({ sealVersion }) => sealVersion !== null).length;
  return (
    <>
      <Flex gap={8} wrap="wrap">
        <Count label={text('views')} count={data.viewCount} />
        <Count label={text('reads')} count={data.readCount} />
        {data.visitCount === null ? null : <Count label={text('visits')} count={data.visitCount} />}
      </Flex>
      <DaysChart caption={text('range.days', days)} days={data.days} height={CHART_HEIGHT} />
      <Exports table="days" request={request} />
      <TopArticles range={range} />
      <Exports table="articles" request={request} />
      <Typography variant="pi" textColor="neutral600" tag="p">
        {text('range.source', { definition: meta.definition, count: sealedCount })}
      </Typography>
    </>
  );
}

function TopArticles({ range: { data } }: { range: RangeFigures }) {
  const text = useText();
  const { formatNumber } = useIntl();
  return (
    <DataTable
      caption={text('range.articles', { count: data.articles.length })}
      columns={[
        { label: text('rank'), isFigure: true },
        { label: text('article') },
        { label: text('reads'), isFigure: true },
        { label: text('views'), isFigure: true },
      ]}
    >
      <tbody>
        {data.articles.map(({ rank, article, readCount, viewCount }) => (
          <tr key={article.articleId}>
            <td className="figure">{rank}</td>
            <th scope="row">
              <ArticleLink article={article} />
            </th>
            <td className="figure">{formatNumber(readCount)}</td>
            <td className="figure">{formatNumber(viewCount)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Exports({ table, request }: { table: 'days' | 'articles'; request: RangeRequest }) {
  const text = useText();
  const { downloadRange } = useAudienceClient();
  const { isBusy, run } = useAction();
  return (
    <Flex gap={2} wrap="wrap">
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button
          key={format}
          variant="tertiary"
          size="S"
          startIcon={<Download />}
          disabled={isBusy}
          onClick={() =>
            void run(() => downloadRange({ ...request, table, format }), text('export.done'))
          }
        >
          {text(`export.${table}.${format}`)}
        </Button>
      ))}
    </Flex>
  );
}
