import { DataTable } from '@congkhai/admin-parts/data-table';
import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import type { ListedException } from '@congkhai/shared/contracts/audience-admin';
import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { useAudienceClient } from '../api/client';
import { useAction, useLoaded } from '../api/request-hooks';
import { ArticleLink } from '../components/ArticleLink';
import { AudienceLayout } from '../components/AudienceLayout';
import { useScopes } from '../components/choices';
import { PERMISSIONS } from '../constants';
import { dayText, useText } from '../use-text';
import { DecideDialog } from './DecideDialog';

/** What editors decided about most-read lists: articles that stand first, and articles that are left out. */
export function ExceptionsPage() {
  const text = useText();
  const { listExceptions } = useAudienceClient();
  const { loaded, reload } = useLoaded(listExceptions);
  const allowedActions = useAllowedActions(PERMISSIONS);
  const [isDeciding, setIsDeciding] = useState(false);
  const canCurate = allowedActions.canCurate === true;
  return (
    <AudienceLayout
      title={text('exceptions.title')}
      subtitle={text('exceptions.subtitle')}
      actions={
        canCurate ? (
          <Button onClick={() => setIsDeciding(true)}>{text('exceptions.add')}</Button>
        ) : undefined
      }
    >
      {loaded.status === 'loading' ? <p role="status">{text('loading')}</p> : null}
      {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
      {loaded.status === 'loaded' ? (
        <ExceptionsTable exceptions={loaded.data} canCurate={canCurate} onDone={reload} />
      ) : null}
      {isDeciding ? <DecideDialog onDone={reload} onClose={() => setIsDeciding(false)} /> : null}
    </AudienceLayout>
  );
}

interface ExceptionsTableProps {
  exceptions: ListedException[];
  canCurate: boolean;
  onDone: () => void;
}

function ExceptionsTable({ exceptions, canCurate, onDone }: ExceptionsTableProps) {
  const text = useText();
  const scopes = useScopes();
  const names = new Map<string, string>(scopes.map(({ scope, name }) => [scope, name]));
  const columns = ['kind', 'article', 'scope', 'window', 'until', 'reason', 'decidedBy'];
  return (
    <DataTable
      caption={text('exceptions.caption', { count: exceptions.length })}
      columns={[...columns, ...(canCurate ? ['actions'] : [])].map((id) => ({
        label: text(`exceptions.${id}`),
      }))}
    >
      <tbody>
        {exceptions.map((exception) => (
          <tr key={exception.documentId}>
            <td>{text(`exceptions.${exception.kind}`)}</td>
            <th scope="row">
              <ArticleLink
                article={{
                  articleId: exception.articleId,
                  locale: 'vi',
                  title: exception.title ?? text('exceptions.gone'),
                }}
              />
            </th>
            <td>{scopeText(exception.scope)}</td>
            <td>
              {exception.windows?.map((window) => text(`window.${window}`)).join(', ') ??
                text('window.every')}
            </td>
            <td>{untilText(exception)}</td>
            <td>{exception.reason}</td>
            <td>{exception.decidedBy}</td>
            {canCurate ? (
              <td className="figure">
                <Actions exception={exception} onDone={onDone} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );

  function scopeText(scope: string | null): string {
    if (scope === null) return text('scope.every');
    return scope === 'all' ? text('scope.all') : (names.get(scope) ?? scope);
  }
  function untilText({ untilDay, isOver }: ListedException): string {
    if (untilDay === null) return text('exceptions.always');
    return text(isOver ? 'exceptions.over' : 'exceptions.untilDay', { day: dayText(untilDay) });
  }
}

function Actions({ exception, onDone }: { exception: ListedException; onDone: () => void }) {
  const text = useText();
  const { movePinFirst, takeBackException } = useAudienceClient();
  const { isBusy, run } = useAction();
  const title = exception.title ?? exception.articleId;
  const act = async (action: (documentId: string) => Promise<void>, done: string) => {
    if (await run(() => action(exception.documentId), done)) onDone();
  };
  return (
    <Flex gap={2}>
      {exception.kind === 'pin' ? (
        <Button
          variant="tertiary"
          size="S"
          disabled={isBusy}
          aria-label={text('exceptions.firstOf', { title })}
          onClick={() => void act(movePinFirst, text('exceptions.moved'))}
        >
          {text('exceptions.first')}
        </Button>
      ) : null}
      <Button
        variant="danger-light"
        size="S"
        disabled={isBusy}
        aria-label={text('exceptions.takeBackOf', { title })}
        onClick={() => void act(takeBackException, text('exceptions.takenBack'))}
      >
        {text('exceptions.takeBack')}
      </Button>
    </Flex>
  );
}
