import { DataTable } from '@congkhai/admin-parts/data-table';
import type { ReportedAccount } from '@congkhai/shared/contracts/accounts-admin';
import { MenuItem, SimpleMenu, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useText } from '../use-text';
import { Flags } from './Flags';
import type { AccountTask } from './TaskDialog';

const NoBreak = styled(SimpleMenu)`
  white-space: nowrap;
`;

interface AccountsTableProps {
  accounts: readonly ReportedAccount[];
  onTask: (account: ReportedAccount, task: AccountTask) => void;
}

/** Every account, with its roles, when it was used, and what is to be looked at. */
export function AccountsTable({ accounts, onTask }: AccountsTableProps) {
  const text = useText();
  const column = (name: string, isFigure = false) => ({
    label: text(`report.column.${name}`),
    isFigure,
  });
  return (
    <DataTable
      caption={text('report.accounts', { count: accounts.length })}
      columns={[
        ...[column('person'), column('flags'), column('roles'), column('last-sign-in')],
        ...[column('idle-days', true), column('two-factor'), column('expiry')],
        ...[column('sessions', true), column('actions')],
      ]}
    >
      <tbody>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} onTask={onTask} />
        ))}
      </tbody>
    </DataTable>
  );
}

function AccountRow({
  account,
  onTask,
}: Pick<AccountsTableProps, 'onTask'> & { account: ReportedAccount }) {
  const text = useText();
  const day = useDay();
  const { name, email, roles, lastSignInAt, expiresOn, hasTwoFactor, isBlocked } = account;
  return (
    <tr>
      <th scope="row">
        {name}
        <br />
        <Typography variant="pi" textColor="neutral600">
          {email}
        </Typography>
      </th>
      <td>
        <Flags names={[...(isBlocked ? ['blocked'] : []), ...account.flags]} />
      </td>
      <td>{roles.map((role) => role.name).join(', ') || '–'}</td>
      <td>{lastSignInAt ? day(lastSignInAt) : text('report.never')}</td>
      <td className="figure">{account.idleDays}</td>
      <td>{text(hasTwoFactor ? 'state.on' : 'state.off')}</td>
      <td>{expiresOn ? day(`${expiresOn}T00:00:00+07:00`) : text('report.no-expiry')}</td>
      <td className="figure">{account.sessionCount}</td>
      <td>
        <Actions account={account} onTask={onTask} />
      </td>
    </tr>
  );
}

function Actions({
  account,
  onTask,
}: Pick<AccountsTableProps, 'onTask'> & { account: ReportedAccount }) {
  const text = useText();
  const tasks = tasksOf(account);
  if (tasks.length === 0) return <>–</>;
  return (
    <NoBreak
      variant="tertiary"
      label={text('report.actions')}
      aria-label={text('report.actions-of', { name: account.name })}
    >
      {tasks.map((task) => (
        <MenuItem key={task} onSelect={() => onTask(account, task)}>
          {text(`report.task.${task}`)}
        </MenuItem>
      ))}
    </NoBreak>
  );
}

/** What whoever reads this may do to an account: the server decides it again. */
function tasksOf(account: ReportedAccount): AccountTask[] {
  const { isManageable, isOwn, isBlocked, hasTwoFactor, sessionCount } = account;
  if (!isManageable) return [];
  const sessions: AccountTask[] = sessionCount > 0 ? ['end-sessions'] : [];
  if (isOwn) return sessions;
  const twoFactor: AccountTask[] = hasTwoFactor ? ['reset-two-factor'] : [];
  return [...sessions, ...twoFactor, 'expiry', isBlocked ? 'unblock' : 'block'];
}

/** Days as they are here, whatever the browser's time zone. */
export function useDay(): (instant: string) => string {
  const { formatDate } = useIntl();
  return (instant) => formatDate(instant, { timeZone: 'Asia/Ho_Chi_Minh' });
}
