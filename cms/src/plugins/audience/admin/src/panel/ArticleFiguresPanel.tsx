import { DataTable } from '@congkhai/admin-parts/data-table';
import type { ArticleFigures } from '@congkhai/shared/contracts/audience-admin';
import { VIEW_SOURCES } from '@congkhai/shared/views/view';
import { Flex, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { Answered } from '../api/answered';
import { useAudienceClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { DaysChart } from '../charts/DaysChart';
import { Count } from '../components/Count';
import { useText } from '../use-text';

const CHART_HEIGHT = 160;

/** The last 30 days of an article: views drawn, where readers came from, and what was held suspect. */
export function ArticleFiguresPanel({ articleId }: { articleId: string }) {
  const { readArticle } = useAudienceClient();
  const load = useCallback(() => readArticle(articleId), [readArticle, articleId]);
  const { loaded, reload } = useLoaded(load);
  return (
    <Answered loaded={loaded} onRetry={reload}>
      {(figures) => <Figures figures={figures} />}
    </Answered>
  );
}

function Figures({ figures }: { figures: ArticleFigures }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { days, total, sources } = figures;
  const suspectCount = days.reduce((sum, day) => sum + day.suspectCount, 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Flex gap={6} wrap="wrap">
        <Count label={text('total.views')} count={total.viewCount} />
        <Count label={text('total.reads')} count={total.readCount} />
      </Flex>
      {total.openingViewCount > 0 ? (
        <Typography variant="pi">
          {text('total.opening', { count: total.openingViewCount })}
        </Typography>
      ) : null}
      {suspectCount > 0 ? (
        <Typography variant="pi" textColor="danger700" fontWeight="bold" tag="p">
          {text('panel.suspects', { count: suspectCount })}
        </Typography>
      ) : null}
      <DaysChart caption={text('panel.days')} days={days} height={CHART_HEIGHT} />
      <DataTable
        caption={text('panel.sources')}
        columns={[{ label: text('panel.source') }, { label: text('views'), isFigure: true }]}
      >
        <tbody>
          {VIEW_SOURCES.map((source) => (
            <tr key={source}>
              <th scope="row">{text(`source.${source}`)}</th>
              <td className="figure">{formatNumber(sources[source] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Flex>
  );
}
