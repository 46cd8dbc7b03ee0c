import { DataTable } from '@congkhai/admin-parts/data-table';
import { Button, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useScorecardsClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { LoadedPage } from '../components/LoadedPage';
import { MANAGE_ACCOUNTS_PERMISSIONS } from '../constants';
import { useText } from '../use-text';
import { AccountUnitsDialog } from './AccountUnitsDialog';
import type { UnitAccount } from './unit-account';

/** Which people are accounts of units: they see and fill in the scorecards of those units and no others. */
export function AccountsPage() {
  return (
    <Page.Protect permissions={MANAGE_ACCOUNTS_PERMISSIONS}>
      <Accounts />
    </Page.Protect>
  );
}

function Accounts() {
  const text = useText();
  const { listUnitAccounts } = useScorecardsClient();
  const { loaded, reload } = useLoaded(listUnitAccounts);
  const [chosen, setChosen] = useState<UnitAccount | null>(null);
  return (
    <LoadedPage
      title={text('pages.accounts')}
      subtitle={text('accounts.subtitle')}
      loaded={loaded}
      onRetry={reload}
    >
      {(accounts) => (
        <>
          <AccountsTable accounts={accounts} onChoose={setChosen} />
          {chosen ? (
            <AccountUnitsDialog account={chosen} onDone={reload} onClose={() => setChosen(null)} />
          ) : null}
        </>
      )}
    </LoadedPage>
  );
}

interface AccountsTableProps {
  accounts: UnitAccount[];
  onChoose: (account: UnitAccount) => void;
}

function AccountsTable({ accounts, onChoose }: AccountsTableProps) {
  const text = useText();
  return (
    <DataTable
      caption={text('accounts.caption', { count: accounts.length })}
      columns={[
        { label: text('accounts.user') },
        { label: text('accounts.email') },
        { label: text('accounts.units') },
        { label: text('accounts.actions') },
      ]}
    >
      <tbody>
        {accounts.map((account) => (
          <tr key={account.userId}>
            <th scope="row">{account.userName}</th>
            <td>{account.email}</td>
            <td>
              {account.units.length === 0 ? (
                <Typography textColor="neutral600">{text('accounts.noUnits')}</Typography>
              ) : (
                account.units.map(({ name }) => name).join(', ')
              )}
            </td>
            <td>
              <Button
                variant="tertiary"
                size="S"
                startIcon={<Pencil />}
                aria-label={text('accounts.editOf', { user: account.userName })}
                onClick={() => onChoose(account)}
              >
                {text('accounts.edit')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
