import { urlOf } from './environment.mjs';
import { Problem } from './problem.mjs';

/**
 * Asks the CMS that is running on this machine, with the token that only its own parts have.
 * @param {import('./environment.mjs').Settings} settings
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function askCms({ values }, method, path) {
  const url = `${urlOf(values.CMS_HOST, values.CMS_PORT)}/api/publishing/internal/${path}`;
  const headers = { authorization: `Bearer ${values.INTERNAL_TOKEN}` };
  const response = await fetch(url, { method, headers }).catch(() => null);
  if (!response) throw new Problem('The CMS does not answer: start the product with npm start.');
  if (!response.ok) throw new Problem(`The CMS answered ${response.status} at ${url}.`);
  /** @type {any} */
  const answer = await response.json();
  return answer.data;
}
