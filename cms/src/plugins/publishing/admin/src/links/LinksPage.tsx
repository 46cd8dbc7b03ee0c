import { useRequest } from '@congkhai/admin-parts/request-hooks';
import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { type LinkHost, LinksResponseSchema } from '@congkhai/shared/contracts/links-admin';
import { Box, Button, Field, Flex, TextInput } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { LINK_PERMISSIONS, PLUGIN_ID } from '../constants';
import { DecisionDialog, type Outcome } from './DecisionDialog';
import { HostsTable, SettingsTable } from './HostsTable';
import { InventoryTable } from './InventoryTable';
import { ProposalDialog } from './ProposalDialog';
import { useErrorText, useText } from './request-hooks';

/** Where readers may be sent: what waits for a second person, what is allowed, and what public documents lead to. */
function LinksPage() {
  const text = useText();
  const { get } = useFetchClient();
  const [search, setSearch] = useState('');
  const load = useCallback(async () => {
    const { data } = await get(`/${PLUGIN_ID}/links`, { params: { search } });
    return LinksResponseSchema.parse(data).data;
  }, [get, search]);
  const { loaded, reload } = useRequest(load, useErrorText());
  const allowedActions = useAllowedActions(LINK_PERMISSIONS);
  const [decided, setDecided] = useState<{ host: LinkHost; outcome: Outcome }>();
  const [isProposing, setIsProposing] = useState(false);
  const onDecide = allowedActions.canDecide
    ? (host: LinkHost, outcome: Outcome) => setDecided({ host, outcome })
    : undefined;
  const close = () => {
    setDecided(undefined);
    setIsProposing(false);
    reload();
  };
  return (
    <Page.Main>
      <Page.Title>{text('links.title')}</Page.Title>
      <Layouts.Header
        title={text('links.title')}
        subtitle={text('links.subtitle')}
        primaryAction={
          allowedActions.canPropose ? (
            <Button onClick={() => setIsProposing(true)}>{text('links.propose')}</Button>
          ) : undefined
        }
      />
      <Layouts.Content>
        {loaded.status === 'loading' && <p role="status">{text('links.loading')}</p>}
        {loaded.status === 'failed' && <p role="alert">{loaded.message}</p>}
        {loaded.status === 'loaded' && (
          <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
            <HostsTable kind="waiting" hosts={loaded.data.hosts} onDecide={onDecide} />
            <HostsTable kind="decided" hosts={loaded.data.hosts} onDecide={onDecide} />
            <SettingsTable hosts={loaded.data.ofSettings} />
            <Box maxWidth="32rem">
              <Field.Root name="search">
                <Field.Label>{text('links.search')}</Field.Label>
                <TextInput
                  value={search}
                  onChange={(event: React.ChangeEvent<HTMLInputElement>) =>
                    setSearch(event.target.value)
                  }
                />
              </Field.Root>
            </Box>
            <InventoryTable hosts={loaded.data.inventory} />
          </Flex>
        )}
        {decided ? <DecisionDialog {...decided} onClose={close} /> : null}
        {isProposing ? <ProposalDialog onClose={close} /> : null}
      </Layouts.Content>
    </Page.Main>
  );
}

export default function ProtectedLinksPage() {
  return (
    <Page.Protect permissions={LINK_PERMISSIONS.read}>
      <LinksPage />
    </Page.Protect>
  );
}
