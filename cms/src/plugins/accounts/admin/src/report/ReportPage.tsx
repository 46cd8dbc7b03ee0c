import type { AccountsReport, ReportedAccount } from '@congkhai/shared/contracts/accounts-admin';
import { Button, Flex, Link as TextLink, Typography } from '@strapi/design-system';
import { ArrowLeft, Download } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { useAccountsClient } from '../api/client';
import { useAction, useLoaded } from '../api/request-hooks';
import { MANAGE_PERMISSIONS, PAGES_ROOT } from '../constants';
import { useText } from '../use-text';
import { AccountsTable } from './AccountsTable';
import { RolesTable, TokensTable } from './RolesAndTokens';
import { type AccountTask, TaskDialog } from './TaskDialog';

/** All accounts with what is to be looked at, for those who manage them. */
export function ReportPage() {
  return (
    <Page.Protect permissions={MANAGE_PERMISSIONS}>
      <Report />
    </Page.Protect>
  );
}

function Report() {
  const text = useText();
  const { readReport, download } = useAccountsClient();
  const { loaded, reload } = useLoaded(readReport);
  const { isBusy, run } = useAction();
  const [chosen, setChosen] = useState<{ account: ReportedAccount; task: AccountTask }>();
  const close = () => {
    setChosen(undefined);
    reload();
  };
  return (
    <Page.Main>
      <Page.Title>{text('report.title')}</Page.Title>
      <Layouts.Header
        title={text('report.title')}
        subtitle={text('report.subtitle')}
        navigationAction={
          <TextLink tag={Link} to={PAGES_ROOT} startIcon={<ArrowLeft />}>
            {text('report.back')}
          </TextLink>
        }
        primaryAction={
          <Button
            variant="secondary"
            startIcon={<Download />}
            loading={isBusy}
            onClick={() => void run(download, text('report.exported'))}
          >
            {text('report.export')}
          </Button>
        }
      />
      <Layouts.Content>
        {loaded.status === 'loading' ? <p role="status">{text('loading')}</p> : null}
        {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
        {loaded.status === 'loaded' ? (
          <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
            <Findings report={loaded.data} />
            <AccountsTable
              accounts={loaded.data.accounts}
              onTask={(account, task) => setChosen({ account, task })}
            />
            <RolesTable report={loaded.data} />
            <TokensTable tokens={loaded.data.tokens} />
          </Flex>
        ) : null}
        {chosen ? <TaskDialog {...chosen} onClose={close} /> : null}
      </Layouts.Content>
    </Page.Main>
  );
}

/** What concerns the installation as a whole. */
function Findings({ report }: { report: AccountsReport }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { superAdministratorCount, superAdministratorsMax, accounts, idleDaysMax } = report;
  const areMany = superAdministratorCount > superAdministratorsMax;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography tag="p">
        {text('report.flagged', {
          count: accounts.filter(({ flags }) => flags.length > 0).length,
          total: accounts.length,
          days: idleDaysMax,
        })}
      </Typography>
      <Typography tag="p" textColor={areMany ? 'danger700' : 'neutral800'}>
        {text(areMany ? 'report.many-supers' : 'report.supers', {
          count: superAdministratorCount,
          max: superAdministratorsMax,
        })}
      </Typography>
      {report.areUsesKnown ? null : (
        <Typography tag="p">
          {text('report.uses-unknown', {
            day: formatDate(`${report.usesKnownSince}T00:00:00+07:00`, {
              timeZone: 'Asia/Ho_Chi_Minh',
            }),
            days: idleDaysMax,
          })}
        </Typography>
      )}
    </Flex>
  );
}
