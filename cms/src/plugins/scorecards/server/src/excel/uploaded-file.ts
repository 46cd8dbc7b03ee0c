import { readFile, rm } from 'node:fs/promises';
import { WORKBOOK_BYTES_MAX } from '@congkhai/workbooks/limits';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';

const FileSchema = z.object({ filepath: z.string(), size: z.number() });
const FilesSchema = z.record(z.string(), z.union([FileSchema, z.array(FileSchema)]));
const MEGABYTE = 1_024 * 1_024;

/**
 * Hands the bytes of the one file that came with a request in the field `file` to `use`. Whatever came is deleted afterwards: files of
 * scores never reach the media library. Throws `PayloadTooLargeError` before a file is read that is too large, and `ValidationError`
 * if there is not exactly one.
 */
export async function withUploadedFile<Result>(
  ctx: Context,
  use: (bytes: Buffer) => Promise<Result>,
): Promise<Result> {
  const parsed = FilesSchema.safeParse(Object(ctx.request).files ?? {});
  const uploaded = parsed.success ? Object.entries(parsed.data) : [];
  const files = uploaded.flatMap(([field, found]) =>
    [found].flat().map((file) => ({ field, ...file })),
  );
  try {
    const [file] = files;
    if (!file || files.length > 1 || file.field !== 'file')
      throw new errors.ValidationError('Hãy chọn một tệp để gửi.');
    if (file.size > WORKBOOK_BYTES_MAX)
      throw new errors.PayloadTooLargeError(
        `Tệp nặng ${Math.ceil(file.size / MEGABYTE)} MB, quá giới hạn ${WORKBOOK_BYTES_MAX / MEGABYTE} MB. Chưa có gì thay đổi.`,
      );
    return await use(await readFile(file.filepath));
  } finally {
    await Promise.all(files.map(({ filepath }) => rm(filepath, { force: true })));
  }
}
