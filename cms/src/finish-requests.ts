import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';

/** Less than the start script and orchestrators wait before they kill. */
const MILLISECONDS_MAX = 5_000;
const LOOK_EVERY_MILLISECONDS = 50;

/**
 * Has the CMS, when it is told to end, take no more requests and answer those that are under way before anything else ends. Strapi itself first
 * takes its permissions apart, so that requests are answered 403 for a moment, and then cuts connections: whoever saved just then would not learn
 * whether it was saved.
 */
export function finishRequestsFirst(strapi: Core.Strapi): void {
  const requests = followRequests(strapi.server.httpServer);
  const destroy = strapi.destroy.bind(strapi);
  strapi.destroy = async () => {
    await requests.finish();
    await destroy();
  };
}

function followRequests(server: Server) {
  const open = new Set<ServerResponse>();
  let isEnding = false;
  // A proxy must not send the next request over a connection that is about to be closed.
  const endConnection = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  server.prependListener('request', (_, response: ServerResponse) => {
    if (isEnding) endConnection(response);
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  return {
    async finish(): Promise<void> {
      if (!server.listening) return;
      isEnding = true;
      for (const response of open) endConnection(response);
      const closed = once(server, 'close');
      server.close();
      const look = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MILLISECONDS);
      await Promise.race([closed, wait(MILLISECONDS_MAX, undefined, { ref: false })]);
      clearInterval(look);
    },
  };
}
