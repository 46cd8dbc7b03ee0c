import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { type CmsProcess, eventually, startCmsProcess } from './cms-process';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const RoutesSchema = z.array(z.object({ methods: z.array(z.string()), path: z.string() }));

export interface CmsRoute {
  method: string;
  /** As it was declared, such as `/newsroom/articles/:documentId/findings`. */
  path: string;
  /** A path that this route answers. */
  address: string;
}

/** A CMS whose router can be asked for everything that it answers, Strapi's own routes and those that were added while it started. */
export async function startCmsWithRoutes(): Promise<
  CmsProcess & { listRoutes(): Promise<CmsRoute[]> }
> {
  const folder = await mkdtemp(join(tmpdir(), 'congkhai-routes-'));
  const file = join(folder, 'routes.json');
  const cms = await startCmsProcess({
    NODE_OPTIONS: `--require=${join(__dirname, 'list-routes.cjs')}`,
    ROUTES_FILE: file,
  });
  return {
    ...cms,
    async listRoutes() {
      process.kill(cms.processId() ?? 0, 'SIGUSR2');
      await eventually(async () => expect(await readFile(file, 'utf8')).not.toBe(''));
      return RoutesSchema.parse(JSON.parse(await readFile(file, 'utf8'))).flatMap(
        ({ methods, path }) =>
          methods
            .filter((method) => METHODS.includes(method))
            .map((method) => ({ method, path, address: addressOf(path) })),
      );
    },
    async stop() {
      await cms.stop();
      await rm(folder, { recursive: true });
    },
  };
}

function addressOf(path: string): string {
  return path.replace(/\(.*\)/, 'abc').replace(/:\w+\*?/g, 'abc');
}
