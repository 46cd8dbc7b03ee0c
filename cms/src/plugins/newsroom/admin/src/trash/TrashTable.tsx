import { DataTable } from '@congkhai/admin-parts/data-table';
import type { TrashedArticle } from '@congkhai/shared/contracts/newsroom-admin';
import { localDayOf } from '@congkhai/shared/time/local-day';
import { Button, Typography } from '@strapi/design-system';
import { useInstantText } from '../instant-text';
import { useText } from '../use-text';

const MILLISECONDS_PER_DAY = 86_400_000;

interface TrashTableProps {
  articles: readonly TrashedArticle[];
  /** Null for whoever may not make articles. */
  onRestore: ((article: TrashedArticle) => void) | null;
}

/** What was deleted: by whom, when, for how long it can still be had back, and what would be different then. */
export function TrashTable({ articles, onRestore }: TrashTableProps) {
  const text = useText();
  const columns = ['title', 'deleted', 'by', 'left', ...(onRestore ? ['actions'] : [])];
  return (
    <DataTable
      caption={text('trash.caption')}
      columns={columns.map((name) => ({ label: text(`trash.column.${name}`) }))}
    >
      <tbody>
        {articles.map((article) => (
          <TrashRow
            key={`${article.documentId} ${article.locale}`}
            article={article}
            onRestore={onRestore}
          />
        ))}
      </tbody>
    </DataTable>
  );
}

function TrashRow({
  article,
  onRestore,
}: { article: TrashedArticle } & Pick<TrashTableProps, 'onRestore'>) {
  const text = useText();
  const instantText = useInstantText();
  const { locale, wasPublished, isAddressTaken, deletedAt, deletedBy, keptUntil } = article;
  const title = article.title || text('trash.untitled');
  return (
    <tr>
      <th scope="row">
        {title}
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[
            text(`trash.locale.${locale}`),
            ...(wasPublished ? [text('trash.wasPublished')] : []),
          ].join(', ')}
        </Typography>
        {isAddressTaken ? (
          <Typography tag="p" variant="pi" textColor="neutral700">
            {text('trash.addressTaken')}
          </Typography>
        ) : null}
      </th>
      <td>{instantText(deletedAt)}</td>
      <td>{deletedBy ?? text('versions.nobody')}</td>
      <td>{text('trash.days', { days: daysUntil(keptUntil) })}</td>
      {onRestore ? (
        <td>
          <Button
            variant="tertiary"
            size="S"
            aria-label={text('trash.restore.of', { title })}
            onClick={() => onRestore(article)}
          >
            {text('versions.restore')}
          </Button>
        </td>
      ) : null}
    </tr>
  );
}

/** Whole days from today, as Viet Nam counts them. */
function daysUntil(day: string): number {
  const today = Date.parse(localDayOf(new Date()));
  return Math.max(0, Math.round((Date.parse(day) - today) / MILLISECONDS_PER_DAY));
}
