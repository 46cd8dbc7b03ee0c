import { setImmediate as untilOthersHaveRun, setTimeout as wait } from 'node:timers/promises';
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
export async function quietMoment(ownRequestCount = 0): Promise<void> {
  const isBusy = () => requestCount > ownRequestCount;
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  do {
    if (isBusy()) await wait(LOOK_EVERY_MILLISECONDS);
    // Not a timer of no time: Node runs such timers one after the other, without looking whether a request has come in between.
    await untilOthersHaveRun();
  } while (isBusy() && Date.now() < deadline);
}
