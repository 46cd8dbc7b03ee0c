import { DataTable } from '@congkhai/admin-parts/data-table';
import type {
  AccountsReport,
  PermissionName,
  ReportedToken,
} from '@congkhai/shared/contracts/accounts-admin';
import { useText } from '../use-text';
import { useDay } from './AccountsTable';
import { Flags } from './Flags';

/** The roles, with powers that should be in two hands and permissions that nobody uses. */
export function RolesTable({ report: { roles, areUsesKnown } }: { report: AccountsReport }) {
  const text = useText();
  return (
    <DataTable
      caption={text('report.roles', { count: roles.length })}
      columns={[
        { label: text('report.column.role') },
        { label: text('report.column.accounts'), isFigure: true },
        { label: text('report.column.combinations') },
        { label: text('report.column.unused') },
      ]}
    >
      <tbody>
        {roles.map((role) => (
          <tr key={role.code}>
            <th scope="row">{role.name}</th>
            <td className="figure">{role.accountCount}</td>
            <td>
              <Flags names={role.combinations} />
            </td>
            <td>
              {role.unusedPermissions.length === 0 ? (
                text(areUsesKnown ? 'report.none' : 'report.unknown')
              ) : (
                <details>
                  <summary>
                    {text('report.unused', { count: role.unusedPermissions.length })}
                  </summary>
                  <ul>
                    {role.unusedPermissions.map(textOf).map((permission) => (
                      <li key={permission}>{permission}</li>
                    ))}
                  </ul>
                </details>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** The tokens with which programs get in. */
export function TokensTable({ tokens }: { tokens: readonly ReportedToken[] }) {
  const text = useText();
  const day = useDay();
  if (tokens.length === 0) return <p>{text('report.no-tokens')}</p>;
  return (
    <DataTable
      caption={text('report.tokens', { count: tokens.length })}
      columns={['token', 'kind', 'expiry', 'last-use', 'flags'].map((name) => ({
        label: text(`report.column.${name}`),
      }))}
    >
      <tbody>
        {tokens.map(({ name, kind, expiresAt, lastUsedAt, flags }) => (
          <tr key={`${kind} ${name}`}>
            <th scope="row">{name}</th>
            <td>{text(`report.kind.${kind}`)}</td>
            <td>{expiresAt ? day(expiresAt) : text('report.no-expiry')}</td>
            <td>{lastUsedAt ? day(lastUsedAt) : text('report.never')}</td>
            <td>
              <Flags names={flags} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function textOf({ action, subject }: PermissionName): string {
  return subject ? `${action} (${subject})` : action;
}
