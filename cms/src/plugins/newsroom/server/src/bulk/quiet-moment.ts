import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';

const LOOK_EVERY_MILLISECONDS = 5;
/** Bulk work goes on after this although people are at work: many who never pause must not keep it from ending. */
const PATIENCE_MILLISECONDS = 250;

let requestCount = 0;

/** Counts the requests that are being answered. Called in `register`, so that it stands before everything that answers. */
export function watchRequests(strapi: Core.Strapi): void {
  strapi.server.use(async (_, next) => {
    requestCount += 1;
    try {
      await next();
    } finally {
      requestCount -= 1;
    }
  });
}

/**
 * Waits until nobody's request is being answered, so that people never queue behind bulk work for the database: on SQLite all share one
 * connection, and a save asks for it dozens of times.
 */
export async function quietMoment(): Promise<void> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  do await wait(requestCount === 0 ? 0 : LOOK_EVERY_MILLISECONDS);
  while (requestCount > 0 && Date.now() < deadline);
}
