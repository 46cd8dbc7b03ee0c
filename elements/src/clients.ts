import { type Client, createClient } from '@congkhai/client';
import { getDefaultApi } from './default-api.js';

/** One for each address, so that what many elements want is asked for together. */
const clients = new Map<string, { api: string; client: Client }>();

/** The client of an address, or else of the default one. */
export function clientOf(attribute: string | null): { api: string; client: Client } {
  const api = (attribute ?? getDefaultApi()).replace(/\/+$/, '');
  const known = clients.get(api);
  if (known) return known;
  const made = { api, client: createClient({ baseUrl: api }) };
  clients.set(api, made);
  return made;
}
