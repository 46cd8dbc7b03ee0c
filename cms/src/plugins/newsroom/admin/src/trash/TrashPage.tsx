import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { TRASH_LISTED_MAX, type TrashedArticle } from '@congkhai/shared/contracts/newsroom-admin';
import { EmptyStateLayout, Flex, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useAction, useLoaded } from '../api/request-hooks';
import { READ_PERMISSIONS, RESTORE_PERMISSIONS } from '../constants';
import { useText } from '../use-text';
import { RestoreDialog } from '../versions/RestoreDialog';
import { useRestorationText } from '../versions/restoration-text';
import { TrashTable } from './TrashTable';
import { useTrash } from './use-trash';

/** Deleted articles, for as long as they can be had back. */
export default function TrashPage() {
  const text = useText();
  return (
    <Page.Protect permissions={READ_PERMISSIONS}>
      <Page.Main>
        <Page.Title>{text('trash.title')}</Page.Title>
        <Layouts.Header title={text('trash.title')} subtitle={text('trash.subtitle')} />
        <Layouts.Content>
          <Trashed />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}

function Trashed() {
  const text = useText();
  const client = useTrash();
  // In the page's address, so that a link leads to what somebody looks at.
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const load = useCallback(() => client.list(search), [client, search]);
  const { loaded, reload } = useLoaded(load);
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
      <SearchBox
        key={search}
        search={search}
        onSearch={(asked) => setParams(asked === '' ? {} : { search: asked })}
      />
      {loaded.status === 'loading' ? <p role="status">{text('versions.loading')}</p> : null}
      {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
      {loaded.status === 'loaded' ? (
        <TrashList
          articles={loaded.data}
          emptyText={text(search === '' ? 'trash.empty' : 'trash.notFound')}
          client={client}
          onRestored={reload}
        />
      ) : null}
    </Flex>
  );
}

function SearchBox({ search, onSearch }: { search: string; onSearch: (text: string) => void }) {
  const text = useText();
  const [typed, setTyped] = useState(search);
  return (
    <SearchForm
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <Searchbar
        name="search"
        value={typed}
        clearLabel={text('trash.search.clear')}
        placeholder={text('trash.search')}
        onChange={(event) => setTyped(event.target.value)}
        onClear={() => onSearch('')}
      >
        {text('trash.search')}
      </Searchbar>
    </SearchForm>
  );
}

interface TrashListProps {
  articles: readonly TrashedArticle[];
  emptyText: string;
  client: ReturnType<typeof useTrash>;
  onRestored: () => void;
}

function TrashList({ articles, emptyText, client, onRestored }: TrashListProps) {
  const text = useText();
  const allowedActions = useAllowedActions(RESTORE_PERMISSIONS);
  const { isBusy, run } = useAction();
  const restorationText = useRestorationText();
  const [chosen, setChosen] = useState<TrashedArticle | null>(null);
  const restore = async (article: TrashedArticle) => {
    const isDone = await run(
      () => client.restore(article),
      (restoration) => `${text('trash.restored')} ${restorationText(restoration)}`,
    );
    if (!isDone) return;
    setChosen(null);
    onRestored();
  };
  if (articles.length === 0) return <EmptyStateLayout content={emptyText} />;
  return (
    <>
      <TrashTable articles={articles} onRestore={allowedActions.canCreate ? setChosen : null} />
      {articles.length === TRASH_LISTED_MAX ? (
        <Typography tag="p">{text('trash.more', { count: TRASH_LISTED_MAX })}</Typography>
      ) : null}
      {chosen ? (
        <RestoreDialog
          question={text('trash.restore.of', { title: chosen.title || text('trash.untitled') })}
          explanation={text('trash.restore.explanation')}
          isBusy={isBusy}
          onConfirm={() => void restore(chosen)}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </>
  );
}
