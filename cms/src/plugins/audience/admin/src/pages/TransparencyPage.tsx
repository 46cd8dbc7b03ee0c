import { DataTable } from '@congkhai/admin-parts/data-table';
import type {
  TransparencyFigures,
  TransparencyFiguresRequest,
} from '@congkhai/shared/contracts/audience-admin';
import { REJECTION_REASONS, VIEW_CLASSES } from '@congkhai/shared/views/view';
import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import { Answered } from '../api/answered';
import { useAudienceClient } from '../api/client';
import { useAction, useLoaded } from '../api/request-hooks';
import { ArticleLink } from '../components/ArticleLink';
import { AudienceLayout } from '../components/AudienceLayout';
import { DayInput } from '../components/choices';
import { dayText, useText } from '../use-text';
import { rangeOf, rangeProblemOf } from './ranges';
import { SealFacts } from './SealFacts';

/** What was taken for what when views were counted, by day, and by which rules: all that anybody can check. */
export function TransparencyPage() {
  const text = useText();
  const [asked, setAsked] = useState(() => rangeOf('30d', new Date()));
  const problem = rangeProblemOf(asked);
  return (
    <AudienceLayout title={text('transparency.title')} subtitle={text('transparency.subtitle')}>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <DayInput
          label={text('range.from')}
          value={asked.from}
          error={problem ? text(problem) : undefined}
          onChange={(from) => setAsked({ ...asked, from })}
        />
        <DayInput
          label={text('range.to')}
          value={asked.to}
          onChange={(to) => setAsked({ ...asked, to })}
        />
      </Flex>
      {problem ? null : <Tallies from={asked.from} to={asked.to} />}
    </AudienceLayout>
  );
}

function Tallies({ from, to }: TransparencyFiguresRequest) {
  const text = useText();
  const { readTransparency, downloadTransparency } = useAudienceClient();
  const { isBusy, run } = useAction();
  const load = useCallback(() => readTransparency({ from, to }), [readTransparency, from, to]);
  const { loaded, reload } = useLoaded(load);
  return (
    <Answered loaded={loaded} onRetry={reload}>
      {(figures) => (
        <>
          <DaysTable figures={figures} />
          <Flex>
            <Button
              variant="tertiary"
              size="S"
              startIcon={<Download />}
              disabled={isBusy}
              onClick={() =>
                void run(() => downloadTransparency({ from, to }), text('export.done'))
              }
            >
              {text('export.days.csv')}
            </Button>
          </Flex>
          <RefusalsTable figures={figures} />
          <FlaggedTable figures={figures} />
          <SealFacts figures={figures} />
        </>
      )}
    </Answered>
  );
}

function DaysTable({ figures: { data, meta } }: { figures: TransparencyFigures }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const days = { from: dayText(meta.from), to: dayText(meta.to) };
  return (
    <DataTable
      caption={text('transparency.days', days)}
      columns={[
        { label: text('day') },
        ...VIEW_CLASSES.map((name) => ({ label: text(`class.${name}`), isFigure: true })),
        { label: text('transparency.withoutReader'), isFigure: true },
        { label: text('visits'), isFigure: true },
        { label: text('transparency.rulesVersions') },
      ]}
    >
      <tbody>
        {data.days.map((day) => (
          <tr key={day.localDay}>
            <th scope="row">{dayText(day.localDay)}</th>
            {VIEW_CLASSES.map((name) => (
              <td key={name} className="figure">
                {formatNumber(day.classes[name])}
              </td>
            ))}
            <td className="figure">{formatNumber(day.withoutReaderCount)}</td>
            <td className="figure">{formatNumber(day.visitCount)}</td>
            <td>{day.rulesVersions?.join(', ') ?? text('transparency.unsealed')}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function RefusalsTable({ figures: { data } }: { figures: TransparencyFigures }) {
  const text = useText();
  const { formatNumber } = useIntl();
  return (
    <DataTable
      caption={text('transparency.refusals')}
      columns={[
        { label: text('transparency.reason') },
        { label: text('transparency.requests'), isFigure: true },
      ]}
    >
      <tbody>
        {REJECTION_REASONS.map((reason) => (
          <tr key={reason}>
            <th scope="row">{text(`refusal.${reason}`)}</th>
            <td className="figure">
              {formatNumber(data.days.reduce((sum, day) => sum + (day.rejected[reason] ?? 0), 0))}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function FlaggedTable({ figures: { data, titles } }: { figures: TransparencyFigures }) {
  const text = useText();
  const { formatNumber } = useIntl();
  return (
    <DataTable
      caption={text('transparency.flagged', { count: data.flagged.length })}
      columns={[
        { label: text('article') },
        { label: text('locale') },
        { label: text('suspects'), isFigure: true },
      ]}
    >
      <tbody>
        {data.flagged.map(({ articleId, locale, suspectCount }) => (
          <tr key={`${articleId}/${locale}`}>
            <th scope="row">
              <ArticleLink article={{ articleId, locale, title: titles[articleId] ?? articleId }} />
            </th>
            <td>{text(`locale.${locale}`)}</td>
            <td className="figure">{formatNumber(suspectCount)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
