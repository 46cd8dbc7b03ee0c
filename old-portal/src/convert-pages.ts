import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { ImportArticle } from '@congkhai/shared/contracts/article-import';
import { convertPage } from './convert-page';
import { PORTAL_PROFILES, PortalProfilesSchema } from './profiles';
import type { PageReport } from './report';
import { STATE_HOSTS } from './spam';

const PAGE = /\.(?:html?|xhtml|aspx|php|txt)$/i;
const PAGES_MAX = 20_000;

/**
 * `npm run convert:pages -- FOLDER`: makes of the pages saved in a folder (or of one page) a folder that `npm run articles:import` takes,
 * and a report of everything that was injected, taken out or is to be looked at. Nothing in the folder is changed.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      allow: { type: 'string', multiple: true, default: [] },
      profiles: { type: 'string' },
    },
  });
  const [source] = positionals;
  if (!source)
    throw new Error('Cần tên thư mục hoặc tệp trang đã lưu / Name a folder or a saved page');
  const { folder, files, pages } = await listPages(resolve(source));
  const out = resolve(values.out ?? `${resolve(source)}-nhap`);
  const own = values.profiles
    ? PortalProfilesSchema.parse(JSON.parse(await readFile(values.profiles, 'utf8')))
    : [];
  const settings = {
    profiles: [...own, ...PORTAL_PROFILES],
    allowedHosts: [...STATE_HOSTS, ...values.allow],
  };
  const articles: ImportArticle[] = [];
  const reports: PageReport[] = [];
  const refused: { file: string; message: string }[] = [];
  for (const file of pages) {
    const bytes = await readFile(join(folder, file));
    const conversion = convertPage({ file, bytes, files }, settings);
    if (conversion.kind === 'refused') refused.push({ file, message: conversion.message });
    else {
      // Its place in the folder recognises a page that does not say where it was.
      articles.push({
        ...conversion.article,
        sourceId: conversion.article.sourceAddress ? null : file,
      });
      reports.push(conversion.report);
    }
  }
  await writeOutput(out, folder, articles);
  await writeJson(join(out, 'report.json'), { pages: reports, refused });
  say(reports, refused, out);
  process.exitCode = refused.length > 0 ? 2 : 0;
}

async function listPages(path: string) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTDIR') return null;
      throw error;
    },
  );
  const folder = entries ? path : dirname(path);
  const names = entries
    ? entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
    : [relative(folder, path)];
  const files = new Set(names.map((name) => name.normalize('NFC')));
  // Browsers keep what belongs to a page in a folder beside it; the frames and scripts in there are no pages.
  const pages = [...files].filter((name) => PAGE.test(name) && !/_files\//.test(name)).sort();
  if (pages.length > PAGES_MAX) throw new Error(`Nhiều quá ${PAGES_MAX} trang / Too many pages`);
  return { folder, files, pages };
}

async function writeOutput(out: string, folder: string, articles: readonly ImportArticle[]) {
  const used = articles.flatMap(({ body, attachments }) => [
    ...(body ?? []).flatMap((block) => (block.type === 'figure' ? [block.file] : [])),
    ...(attachments ?? []).map(({ file }) => file),
  ]);
  await mkdir(out, { recursive: true });
  for (const file of new Set(used)) {
    await mkdir(dirname(join(out, file)), { recursive: true });
    await copyFile(join(folder, file), join(out, file));
  }
  await writeJson(join(out, 'articles.json'), {
    format: 'congkhai-articles',
    version: 1,
    articles,
  });
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

function say(
  reports: readonly PageReport[],
  refused: readonly { file: string; message: string }[],
  out: string,
): void {
  const lines = reports.flatMap(({ file, injections, questions }) => [
    ...injections.map(
      ({ text, address, place, reasons }) =>
        `${file}: đã bỏ / removed “${text}”${address ? ` → ${address}` : ''} (${place}; ${reasons.join(', ')})`,
    ),
    ...questions.map(({ message }) => `${file}: ${message}`),
  ]);
  lines.push(
    ...refused.map(({ file, message }) => `${file}: KHÔNG CHUYỂN ĐƯỢC / NOT CONVERTED: ${message}`),
  );
  lines.push(
    `${reports.length} bài / articles, ${refused.length} không chuyển được / refused: ${out}`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`Không chuyển được / Could not convert: ${String(error)}\n`);
  process.exitCode = 1;
});
