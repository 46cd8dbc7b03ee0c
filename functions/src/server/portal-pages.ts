import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

/** Answers a request for a page; null for what is no page of the portal. */
export type AnswerPage = (request: Request) => Promise<Response | null>;

/** What a portal gets from the server that it runs on. */
interface PortalSite {
  /** Asks the JSON API for an address such as `/v1/total`. */
  api: (path: string) => Promise<Response>;
  /** Where readers find the portal. */
  siteUrl: string;
  now: () => Date;
}

const PROGRAM = 'portal.mjs';
const PortalProgramSchema = z.object({
  createPortal: z.custom<(site: PortalSite) => AnswerPage>(
    (value) => typeof value === 'function',
    'must be a function',
  ),
});

/** The pages that the folder's `portal.mjs` renders. Null for a folder without one, which is served as files only. */
export async function loadPortalPages(
  folder: string,
  site: PortalSite,
): Promise<AnswerPage | null> {
  const path = join(folder, PROGRAM);
  if (!existsSync(path)) return null;
  const { createPortal } = PortalProgramSchema.parse(await import(pathToFileURL(path).href));
  return createPortal(site);
}
