import {
  type ExistingRow,
  IMPORT_ENTRIES_MAX,
  type ImportCheck,
} from '@congkhai/shared/contracts/import-admin';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { auditTrail } from '../audit-trail';
import { IMPORT_FILE_UID, IMPORT_ROW_UID, IMPORT_RUN_UID } from '../constants';
import { checkRows, type ReadyRow } from './check-rows';
import type { ImportFile } from './import-file';
import { knownArticles, knownNames } from './known-articles';

/** Everything that a file would bring, from what stands in the CMS now. */
export async function prepareImport(strapi: Core.Strapi, file: ImportFile) {
  const context = {
    ...(await knownNames(strapi)),
    files: new Set(file.files.keys()),
    now: new Date(),
  };
  const { ready, problems } = checkRows(file.rows, context);
  const known = knownArticles(strapi);
  const fresh: ReadyRow[] = [];
  const existing: ExistingRow[] = [];
  for (const row of ready) {
    const recognised = await known.find(row);
    if (recognised) existing.push({ row: row.row, title: row.data.title, ...recognised });
    else fresh.push(row);
  }
  const check: ImportCheck = {
    sha256: file.sha256,
    fileName: file.fileName,
    rowCount: file.rows.length,
    readyCount: fresh.length,
    publishedCount: fresh.filter(({ isToPublish }) => isToPublish).length,
    existingCount: existing.length,
    wrongCount: new Set(problems.map(({ row }) => row)).size,
    fileCount: new Set(fresh.flatMap(({ files }) => files.map((each) => each.file))).size,
    problems: problems.slice(0, IMPORT_ENTRIES_MAX),
    existing: existing.slice(0, IMPORT_ENTRIES_MAX),
    importId: null,
  };
  return { check, ready, problems };
}

/** Keeps a file and its rows, to be worked on. Meant to run in a transaction. */
export async function keepImport(
  strapi: Core.Strapi,
  {
    file,
    startedBy,
    prepared,
  }: { file: ImportFile; startedBy: string; prepared: Awaited<ReturnType<typeof prepareImport>> },
) {
  const { ready, problems } = prepared;
  const { id } = z.object({ id: z.number() }).parse(
    await strapi.db.query(IMPORT_RUN_UID).create({
      data: { fileName: file.fileName, fileHash: file.sha256, startedBy, startedAt: new Date() },
    }),
  );
  for (const row of ready)
    await strapi.db.query(IMPORT_ROW_UID).create({
      data: { runId: id, row: row.row, title: row.data.title, outcome: 'waiting', content: row },
    });
  for (const row of new Set(problems.map((problem) => problem.row))) {
    const own = problems.filter((problem) => problem.row === row);
    const message = own.map(({ field, message: words }) => `${field}: ${words}`).join('\n');
    const title = own[0]?.title ?? '';
    await strapi.db
      .query(IMPORT_ROW_UID)
      .create({ data: { runId: id, row, title, outcome: 'failed', message } });
  }
  for (const path of new Set(ready.flatMap(({ files }) => files.map((each) => each.file))))
    await strapi.db
      .query(IMPORT_FILE_UID)
      .create({ data: { runId: id, path, base64: file.files.get(path)?.toString('base64') } });
  await auditTrail(strapi)?.record({
    action: 'import.started',
    subject: null,
    detail: {
      importId: id,
      fileName: file.fileName,
      sha256: file.sha256,
      rowCount: file.rows.length,
      startedBy,
    },
  });
  return id;
}
