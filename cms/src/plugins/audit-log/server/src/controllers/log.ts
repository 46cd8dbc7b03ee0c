import { Readable } from 'node:stream';
import {
  AuditExportRequestSchema,
  AuditPageRequestSchema,
} from '@congkhai/shared/contracts/audit-admin';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import { csvOf, jsonLinesOf } from '../export';
import { parseRequest } from '../request';
import type { Entries } from '../services/entries';
import type { Trail } from '../services/trail';
import type { Verification } from '../services/verification';

/** The log, for people who may see it. Who exports or checks it is recorded in it. */
export const log = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);
  const entries = (): Entries => service('entries');
  const trail = (): Trail => service('trail');
  return {
    async find(context: Context): Promise<void> {
      const request = parseRequest(AuditPageRequestSchema, context.query);
      context.body = { data: await entries().page(request) };
    },
    async choices(context: Context): Promise<void> {
      context.body = { data: await entries().choices() };
    },
    async export(context: Context): Promise<void> {
      const { format, ...filter } = parseRequest(AuditExportRequestSchema, context.query);
      await trail().record({
        action: 'audit-log.exported',
        subject: null,
        detail: { format, filter },
      });
      const isExcerpt = Object.values(filter).some(Boolean);
      const pages = entries().walk(filter);
      context.set(
        'Content-Disposition',
        `attachment; filename="nhat-ky-${localDayOf(new Date())}.${format}"`,
      );
      context.set('Cache-Control', 'no-store');
      context.type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
      context.body = Readable.from(
        format === 'csv' ? csvOf(pages) : jsonLinesOf(pages, { isExcerpt }),
      );
    },
    async verify(context: Context): Promise<void> {
      const verification: Verification = service('verification');
      const verdict = await verification.run();
      await trail().record({ action: 'audit-log.verified', subject: null, detail: verdict });
      context.body = { data: verdict };
    },
  };
};
