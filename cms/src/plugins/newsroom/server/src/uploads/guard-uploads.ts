import { readFile } from 'node:fs/promises';
import { MEDIA_ENDINGS, type MediaType, mediaTypeOf } from '@congkhai/shared/news/media';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { quotable } from '../articles/field-problem';
import { PLUGIN_ID } from '../constants';
import { FileRowSchema } from '../media/file-row';
import { filesOf } from '../media/media-of-article';
import type { Media } from '../services/media';
import { fileNameOf } from './file-name';
import { recogniseFile } from './recognise-file';

const MEGABYTE = 1024 * 1024;
/** Fetches addresses that an editor names, from the server's own network. */
const FETCHING_ROUTE = '/actions/upload-from-urls';

const FileSchema = z.looseObject({
  filepath: z.string(),
  originalFilename: z.string().nullish(),
  size: z.number(),
});
type UploadedFile = z.infer<typeof FileSchema>;
const InfoSchema = z.looseObject({ name: z.string().nullish() });
const StoredSchema = z.object({ name: z.string(), mime: z.string() });

interface UploadData {
  fileInfo?: unknown;
}
interface UploadService {
  upload(input: { data: UploadData; files: unknown }, options?: object): Promise<unknown>;
  replace(
    id: unknown,
    input: { data: UploadData; file: unknown },
    options?: object,
  ): Promise<unknown>;
  updateFileInfo(id: unknown, info: object, options?: object): Promise<unknown>;
  findOne(id: unknown): Promise<unknown>;
}

/**
 * Puts our rules before everything that reaches the media library, by whatever way: the admin, the replacement of a file, an import.
 * All files of a request are looked at before the first is kept. Throws Strapi's errors, in Vietnamese, with the name of the file.
 */
export function guardUploads(strapi: Core.Strapi): void {
  const { admin } = strapi.plugin('upload').routes as { admin?: { routes: { path: string }[] } };
  if (admin) admin.routes = admin.routes.filter(({ path }) => path !== FETCHING_ROUTE);
  strapi.get('services').extend('plugin::upload.upload', (service: UploadService) => ({
    ...service,
    async upload({ data, files }: Parameters<UploadService['upload']>[0], options?: object) {
      const infos = [data.fileInfo].flat();
      const checked: { file: UploadedFile; fileInfo: object }[] = [];
      for (const [index, file] of [files].flat().entries())
        checked.push(await checkFile(strapi, file, infos[index]));
      const [fileInfo] = checked.map((each) => each.fileInfo);
      const uploaded = await service.upload(
        {
          data: {
            ...data,
            fileInfo: checked.length === 1 ? fileInfo : checked.map((each) => each.fileInfo),
          },
          files: checked.map(({ file }) => file),
        },
        options,
      );
      await remember(strapi, uploaded);
      return uploaded;
    },
    async replace(
      id: unknown,
      { data, file }: Parameters<UploadService['replace']>[1],
      options?: object,
    ) {
      const stored = StoredSchema.nullable().parse(await service.findOne(id));
      const checked = await checkFile(strapi, file, [data.fileInfo].flat()[0], stored?.mime);
      const replaced = await service.replace(
        id,
        { data: { ...data, fileInfo: checked.fileInfo }, file: checked.file },
        options,
      );
      await remember(strapi, replaced);
      return replaced;
    },
    async updateFileInfo(id: unknown, info: object, options?: object) {
      const { name } = InfoSchema.parse(info);
      const stored = StoredSchema.nullable().parse(await service.findOne(id));
      const mediaType = stored && mediaTypeOf(stored.mime);
      return service.updateFileInfo(
        id,
        name && mediaType ? { ...info, name: fittingName(name, mediaType) } : info,
        options,
      );
    },
  }));
}

/** What the bytes hash to is looked up now, so that publishing need not read them: the bucket may be away by then. */
async function remember(strapi: Core.Strapi, rows: unknown): Promise<void> {
  const media: Media = strapi.plugin(PLUGIN_ID).service('media');
  const files = [rows].flat().map((row) => FileRowSchema.parse(row));
  try {
    await media.digest(filesOf(files, files));
  } catch (error) {
    strapi.log.warn(`newsroom: an upload will be looked at when it is published: ${String(error)}`);
  }
}

/** A file as Strapi may keep it: named and typed by what its bytes are. */
async function checkFile(
  strapi: Core.Strapi,
  input: unknown,
  info: unknown,
  replacedType?: string,
): Promise<{ file: UploadedFile; fileInfo: object }> {
  const file = FileSchema.parse(input);
  const fileInfo = InfoSchema.parse(info ?? {});
  const written = file.originalFilename || fileInfo.name || '';
  refuseLarge(written, file.size, Number(strapi.config.get('plugin::upload.sizeLimit')));
  const found = await recogniseFile(await readFile(file.filepath));
  if (found.kind === 'refused') throw refusal(written, found.reason);
  const { mediaType } = found;
  if (replacedType !== undefined && replacedType !== mediaType)
    throw refusal(
      written,
      `là ${wordsFor(mediaType)}, còn tệp được thay là ${wordsFor(replacedType)}. Tệp thay phải cùng loại`,
    );
  const name = fittingName(fileInfo.name || written, mediaType);
  return {
    file: {
      ...file,
      originalFilename: fittingName(written, mediaType),
      mimetype: mediaType,
      detectedMimeType: mediaType,
    },
    fileInfo: { ...fileInfo, name },
  };
}

function refuseLarge(name: string, byteCount: number, byteCountMax: number): void {
  if (!(byteCount > byteCountMax)) return;
  const size = (byteCount / MEGABYTE).toLocaleString('vi', { maximumFractionDigits: 1 });
  throw new errors.PayloadTooLargeError(
    `Tệp “${quotable(name)}” nặng ${size} MB, quá giới hạn ${Math.floor(byteCountMax / MEGABYTE)} MB.`,
  );
}

function fittingName(written: string, mediaType: MediaType): string {
  const found = fileNameOf(written, mediaType);
  if (found.kind === 'fits') return found.name;
  throw refusal(
    written,
    `có đuôi .${found.ending} nhưng nội dung là ${wordsFor(mediaType)}. Hãy đặt lại đuôi .${MEDIA_ENDINGS[mediaType]}`,
  );
}

function wordsFor(mediaType: string): string {
  const known = mediaTypeOf(mediaType);
  return known ? MEDIA_ENDINGS[known].toUpperCase() : mediaType;
}

function refusal(name: string, reason: string): errors.ValidationError {
  return new errors.ValidationError(`Tệp “${quotable(name)}” ${reason}.`);
}
