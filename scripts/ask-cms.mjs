import { setTimeout as wait } from 'node:timers/promises';
import { partsOf, urlOf } from './environment.mjs';
import { codeOf } from './lock.mjs';
import { Problem } from './problem.mjs';

const ATTEMPTS_MAX = 10;
const PAUSE_MILLISECONDS = 1_000;

/**
 * Asks the CMS that is running on this machine, with the token that only its own parts have.
 * @param {import('./environment.mjs').Settings} settings
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function askCms({ values }, method, path) {
  if (!partsOf(values).includes('cms'))
    throw new Problem('PARTS=functions: the CMS runs elsewhere. Run this there.');
  const url = `${urlOf(values.CMS_HOST, values.CMS_PORT)}/api/publishing/internal/${path}`;
  const headers = { authorization: `Bearer ${values.INTERNAL_TOKEN}` };
  const response = await send(url, { method, headers });
  if (!response.ok) throw new Problem(`The CMS answered ${response.status} at ${url}.`);
  /** @type {any} */
  const answer = await response.json();
  return answer.data;
}

/**
 * What is asked here may be asked twice. A CMS that computes for seconds closes a connection as idle in the moment it is used again: only where nobody listens there is none.
 * @param {string} url
 * @param {RequestInit} request
 */
async function send(url, request) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetch(url, request);
    } catch (error) {
      const isThere = error instanceof Error && codeOf(error.cause) !== 'ECONNREFUSED';
      if (!isThere || attempt === ATTEMPTS_MAX)
        throw new Problem('The CMS does not answer: start the product with npm start.');
      await wait(PAUSE_MILLISECONDS);
    }
  }
}
