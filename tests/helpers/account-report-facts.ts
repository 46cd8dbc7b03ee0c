import {
  type AccountsReport,
  AccountsReportAnswerSchema,
} from '@congkhai/shared/contracts/accounts-admin';
import { daysBefore, localDayOf } from '@congkhai/shared/time/local-day';
import * as z from 'zod';
import { recordedBy } from './audit-log';
import type { CmsClient } from './cms-process';
import type { IndexOffice } from './index-office';

const IDLE_DAYS_MAX = 90;
const KNOWN_SINCE = 'plugin_accounts_permission-uses-known-since';
const ARTICLE = 'plugin::newsroom.article';
const BytesSchema = z.instanceof(Buffer);
const RoleSchema = z.object({ data: z.object({ id: z.number() }) });

const daysAgo = (days: number) => daysBefore(new Date(), days);

/** What the report of accounts says, on every database. `officeOf` gives the CMS of the test file. */
export function describeAccountReport(officeOf: () => IndexOffice): void {
  const read = async (client: CmsClient = officeOf().administrator): Promise<AccountsReport> => {
    const answer = await client('GET', '/accounts/report');
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return AccountsReportAnswerSchema.parse(answer.body).data;
  };
  const find = async (userId: number) => {
    const found = (await read()).accounts.find(({ id }) => id === userId);
    if (!found) throw new Error(`no account ${userId}`);
    return found;
  };

  describe('the report of accounts', () => {
    test('says of each what it may, since when it is idle, and what is to be looked at', async () => {
      const { userId, email } = await officeOf().hire('congkhai-editor');
      expect(await find(userId)).toMatchObject({
        email,
        isBlocked: false,
        roles: [{ code: 'congkhai-editor', name: 'Biên tập viên' }],
        hasTwoFactor: false,
        expiresOn: null,
        idleDays: 0,
        sessionCount: 2,
        flags: [],
        isManageable: true,
        isOwn: false,
      });
      await officeOf().query(`DELETE FROM strapi_sessions WHERE user_id = '${userId}'`);
      const signedIn = daysAgo(IDLE_DAYS_MAX + 1).toISOString();
      await officeOf().query(
        `UPDATE accounts_states SET last_sign_in_at = '${signedIn}' WHERE account_id = ${userId}`,
      );
      expect(await find(userId)).toMatchObject({
        lastSignInAt: signedIn,
        idleDays: IDLE_DAYS_MAX + 1,
        sessionCount: 0,
        flags: ['idle'],
      });
    });

    test('tells super administrators without two-factor sign-in, and that there are many', async () => {
      const { userId } = await officeOf().hire('strapi-super-admin');
      expect((await find(userId)).flags).toEqual(['super-administrator-without-two-factor']);
      const before = (await read()).superAdministratorCount;
      await officeOf().administrator('PUT', `/accounts/people/${userId}/block`, {
        isBlocked: true,
      });
      expect(await find(userId)).toMatchObject({ isBlocked: true, flags: [] });
      expect(await read()).toMatchObject({
        superAdministratorCount: before - 1,
        superAdministratorsMax: 3,
      });
    });

    test('tells roles that can do alone what is meant to take two, and tokens without an end', async () => {
      const { roles } = await read();
      const combinations = Object.fromEntries(roles.map((role) => [role.code, role.combinations]));
      expect(combinations).toMatchObject({
        'congkhai-editor': [],
        'congkhai-approver': [],
        'congkhai-unit': [],
        'congkhai-administrator': ['write-and-approve', 'accounts-and-publish'],
        'strapi-super-admin': [],
      });
      const token = { name: 'Máy khác', type: 'full-access', lifespan: null, description: '' };
      await officeOf().administrator('POST', '/admin/api-tokens', token);
      expect((await read()).tokens).toContainEqual(
        expect.objectContaining({ name: 'Máy khác', flags: ['without-expiry', 'full-access'] }),
      );
    });

    test('tells permissions that nobody with a role has used, once it is known for long enough', async () => {
      const name = 'Vai trò thử';
      const { administrator, query } = officeOf();
      const made = await administrator('POST', '/admin/roles', { name, description: name });
      const { id } = RoleSchema.parse(made.body).data;
      const permissions = ['read', 'delete'].map((verb) => ({
        action: `plugin::content-manager.explorer.${verb}`,
        subject: ARTICLE,
        properties: verb === 'read' ? { fields: ['title'] } : {},
        conditions: [],
      }));
      const reading = {
        action: 'plugin::audience.read',
        subject: null,
        properties: {},
        conditions: [],
      };
      await administrator('PUT', `/admin/roles/${id}/permissions`, {
        permissions: [...permissions, reading],
      });
      const unusedOf = async () =>
        (await read()).roles.find((role) => role.name === name)?.unusedPermissions;
      const { code = '' } = (await read()).roles.find((role) => role.name === name) ?? {};
      const { send } = await officeOf().hire(code);
      await send('GET', `/content-manager/collection-types/${ARTICLE}`);
      expect(await unusedOf()).toEqual([]);

      const since = JSON.stringify(localDayOf(daysAgo(IDLE_DAYS_MAX)));
      await query(
        `UPDATE strapi_core_store_settings SET value = '${since}' WHERE key = '${KNOWN_SINCE}'`,
      );
      expect(await unusedOf()).toEqual([
        { action: 'plugin::content-manager.explorer.delete', subject: ARTICLE },
        { action: 'plugin::audience.read', subject: null },
      ]);
    });

    test('is a file too, in which no name is a formula; who takes it is recorded', async () => {
      const { userId, send } = await officeOf().hire('congkhai-editor');
      const name = { firstname: '=HYPERLINK("http://xau.example")', lastname: null };
      await officeOf().administrator('PUT', `/admin/users/${userId}`, name);
      expect((await send('GET', '/accounts/report/export')).status).toBe(403);
      let text = '';
      const entries = await recordedBy(officeOf().administrator, async () => {
        const { body } = await officeOf().administrator('GET', '/accounts/report/export');
        text = BytesSchema.parse(body).toString('utf8');
      });
      expect(text).toContain(`"'=HYPERLINK(""http://xau.example"")"`);
      expect(text.split('\r\n')[0]).toMatch(/^\uFEFFho_ten,thu_dien_tu,vai_tro,/);
      expect(entries.map(({ content }) => content.action)).toEqual(['account.report-exported']);
    });

    test('lets nobody block himself, and an administrator no super administrator', async () => {
      const { userId, send } = await officeOf().hire('congkhai-administrator');
      const own = (await read(send)).accounts.filter(({ isOwn }) => isOwn);
      expect(own.map(({ id }) => id)).toEqual([userId]);
      const supers = (await read(send)).accounts.filter((account) => account.isSuperAdministrator);
      expect(supers.map(({ isManageable }) => isManageable)).not.toContain(true);
      for (const id of [userId, supers[0]?.id])
        expect(
          (await send('PUT', `/accounts/people/${id}/block`, { isBlocked: true })).status,
        ).toBe(403);
      // To turn off one's own two-factor sign-in takes a code.
      const reset = await send('POST', `/accounts/people/${userId}/two-factor/reset`);
      expect(reset.status).toBe(403);
    });
  });
}
