import { ExportTableSchema } from '@congkhai/shared/contracts/export-table';
import {
  FrameworkFormatSchema,
  ImportQuerySchema,
} from '@congkhai/shared/contracts/scorecards-excel';
import {
  frameworkJson,
  frameworkTemplate,
  frameworkWorkbook,
} from '@congkhai/workbooks/frameworks/write-framework';
import { scoreTemplate, templateFileName } from '@congkhai/workbooks/scorecards/write-template';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { exportTable } from '../excel/export-tables';
import { importFramework } from '../excel/import-framework';
import { importScores } from '../excel/import-scores';
import { loadBlockData } from '../excel/load-block-data';
import { withUploadedFile } from '../excel/uploaded-file';
import { DocumentIdSchema, parametersOf, parseRequest } from '../request';
import type { Frameworks } from '../services/frameworks';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DocumentSchema = z.object({ documentId: DocumentIdSchema });

/** Workbooks in and out. */
export const excel = ({ strapi }: { strapi: Core.Strapi }) => {
  const frameworks = (): Frameworks => strapi.plugin(PLUGIN_ID).service('frameworks');
  return {
    async template(ctx: Context) {
      const { documentId } = parametersOf(DocumentSchema, ctx);
      const data = await loadBlockData(strapi, documentId);
      send(ctx, { fileName: templateFileName(data), bytes: await scoreTemplate(data), type: XLSX });
    },
    async importScores(ctx: Context) {
      const { documentId } = parametersOf(DocumentSchema, ctx);
      await withUploadedFile(ctx, async (bytes) => {
        const query = parseRequest(ImportQuerySchema, ctx.query);
        const confirmed = query.dryRun === 'true' ? null : query;
        ctx.body = { data: await importScores(strapi, documentId, { bytes, confirmed }) };
      });
    },
    async exportTable(ctx: Context) {
      const { documentId } = parametersOf(DocumentSchema, ctx);
      const { table } = parseRequest(z.object({ table: ExportTableSchema }), ctx.query);
      send(ctx, { ...(await exportTable(strapi, documentId, table)), type: XLSX });
    },
    async frameworkTemplate(ctx: Context) {
      const bytes = await frameworkTemplate();
      send(ctx, { fileName: 'mau-bo-chi-so.xlsx', bytes, type: XLSX });
    },
    async exportFramework(ctx: Context) {
      const { documentId } = parametersOf(DocumentSchema, ctx);
      const { format } = parseRequest(z.object({ format: FrameworkFormatSchema }), ctx.query);
      const framework = await frameworks().find(documentId);
      const file =
        format === 'xlsx'
          ? { bytes: await frameworkWorkbook(framework), type: XLSX }
          : { bytes: Buffer.from(frameworkJson(framework)), type: 'application/json' };
      send(ctx, { ...file, fileName: `${framework.frameworkId}.${format}` });
    },
    async importFramework(ctx: Context) {
      await withUploadedFile(ctx, async (bytes) => {
        const query = parseRequest(ImportQuerySchema, ctx.query);
        const confirmedSha256 = query.dryRun === 'true' ? null : query.sha256;
        ctx.body = { data: await importFramework(strapi, { bytes, confirmedSha256 }) };
      });
    },
  };
};

function send(
  ctx: Context,
  { fileName, bytes, type }: { fileName: string; bytes: Buffer; type: string },
): void {
  ctx.set('Content-Disposition', `attachment; filename="${fileName}"`);
  ctx.set('Cache-Control', 'no-store');
  ctx.type = type;
  ctx.body = bytes;
}
