import { readFile, rm } from 'node:fs/promises';
import { ImportRequestSchema } from '@congkhai/shared/contracts/import-admin';
import { WORKBOOK_BYTES_MAX } from '@congkhai/workbooks/limits';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { readImportFile } from '../import/import-file';
import { resultTable } from '../import/result-table';
import { parseRequest, personOf } from '../request';
import type { Imports } from '../services/imports';

const FileSchema = z.object({
  filepath: z.string(),
  size: z.number(),
  originalFilename: z.string().max(255),
});
const FilesSchema = z.object({ file: FileSchema });
const AnyFilesSchema = z.record(z.string(), z.union([FileSchema, z.array(FileSchema)]));
const ParametersSchema = z.object({ importId: z.coerce.number().int().min(1) });
const MEGABYTE = 1_024 * 1_024;

/** The pages of imports: a dry run, the import of the same file, and what became of it. */
export const imports = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Imports => strapi.plugin(PLUGIN_ID).service('imports');

  return {
    async send(ctx: Context) {
      const query = parseRequest(ImportRequestSchema, ctx.query);
      await withFile(ctx, async (fileName, bytes) => {
        const file = await readImportFile(fileName, bytes);
        ctx.body = {
          data:
            query.dryRun === 'true'
              ? await service().check(file)
              : await service().start(file, query.sha256, personOf(ctx)),
        };
      });
    },
    async list(ctx: Context) {
      ctx.body = { data: await service().list() };
    },
    async result(ctx: Context) {
      const parameters = ParametersSchema.safeParse(ctx.params);
      if (!parameters.success) throw new errors.NotFoundError('Không có lần nhập này.');
      const { importId } = parameters.data;
      ctx.set('Content-Disposition', `attachment; filename="ket-qua-nhap-bai-${importId}.csv"`);
      ctx.set('Cache-Control', 'no-store');
      ctx.type = 'text/csv; charset=utf-8';
      ctx.body = resultTable(await service().listResults(importId));
    },
  };
};

/** Hands the one file of a request to `use`, and deletes whatever came. */
async function withFile(
  ctx: Context,
  use: (fileName: string, bytes: Buffer) => Promise<void>,
): Promise<void> {
  const came: unknown = Object(ctx.request).files ?? {};
  const all = AnyFilesSchema.safeParse(came);
  const parsed = FilesSchema.safeParse(came);
  try {
    if (!parsed.success) throw new errors.ValidationError('Hãy chọn một tệp để gửi.');
    const { filepath, size, originalFilename } = parsed.data.file;
    if (size > WORKBOOK_BYTES_MAX)
      throw new errors.PayloadTooLargeError(
        `Tệp nặng ${Math.ceil(size / MEGABYTE)} MB, quá giới hạn ${WORKBOOK_BYTES_MAX / MEGABYTE} MB. Hãy dùng lệnh npm run articles:import.`,
      );
    await use(originalFilename, await readFile(filepath));
  } finally {
    const files = all.success ? Object.values(all.data).flat() : [];
    await Promise.all(files.map(({ filepath }) => rm(filepath, { force: true })));
  }
}
