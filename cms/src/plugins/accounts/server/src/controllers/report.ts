import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import { csvOf } from '../report/export';
import { accountOf } from '../services/people';
import type { Report } from '../services/report';
import { auditTrail } from '../sign-in/record';

/** The report of accounts, for those who manage them. */
export const reportController = ({ strapi }: { strapi: Core.Strapi }) => {
  const report = (): Report => strapi.plugin(PLUGIN_ID).service('report');
  return {
    async read(context: Context): Promise<void> {
      context.body = { data: await report().read(accountOf(context.state.user)) };
    },
    /** As a file. Who takes a list of all people along is recorded. */
    async export(context: Context): Promise<void> {
      const found = await report().read(accountOf(context.state.user));
      await auditTrail(strapi)?.record({
        action: 'account.report-exported',
        subject: null,
        detail: { count: found.accounts.length },
      });
      const fileName = `tai-khoan-${localDayOf(new Date())}.csv`;
      context.set('Content-Disposition', `attachment; filename="${fileName}"`);
      context.set('Cache-Control', 'no-store');
      context.type = 'text/csv; charset=utf-8';
      context.body = csvOf(found);
    },
  };
};
