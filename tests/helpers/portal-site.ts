import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { createPortal } from '../../examples/portal/portal.mjs';

const FOLDER = resolve(__dirname, '../../examples/portal');
const MEDIA_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The example portal on a server of its own, as somebody runs it who has the API elsewhere. */
export async function startPortalSite(apiUrl: string) {
  const portal = createPortal({
    api: (path) => fetch(`${apiUrl}${path}`, { signal: AbortSignal.timeout(5_000) }),
  });
  const server = createServer(async (incoming, outgoing) => {
    const url = `http://${incoming.headers.host}${incoming.url}`;
    const { method = 'GET' } = incoming;
    const answer = (await portal(new Request(url, { method }))) ?? (await otherAnswer(incoming));
    answer.headers.forEach((value, name) => {
      // Fetching has unpacked it.
      if (name !== 'content-encoding' && name !== 'content-length') outgoing.setHeader(name, value);
    });
    outgoing.statusCode = answer.status;
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });

  /** A file of the portal, or what the API has at the address. */
  async function otherAnswer(incoming: IncomingMessage): Promise<Response> {
    const { pathname, search } = new URL(incoming.url ?? '/', apiUrl);
    const { method = 'GET', headers } = incoming;
    const mediaType = MEDIA_TYPES[extname(pathname)];
    if (mediaType && !pathname.startsWith('/v1/')) {
      const file = await readFile(join(FOLDER, pathname.slice(1)));
      return new Response(new Uint8Array(file), { headers: { 'content-type': mediaType } });
    }
    const body = method === 'POST' ? { body: await text(incoming) } : {};
    const type = headers['content-type'] ?? '';
    const sent = {
      method,
      headers: { 'content-type': type, 'user-agent': headers['user-agent'] ?? '' },
      ...body,
    };
    return fetch(`${apiUrl}${pathname}${search}`, sent).catch(
      () => new Response(null, { status: 502 }),
    );
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
