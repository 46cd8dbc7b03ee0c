import { type Client, createClient } from '@congkhai/client';

let defaultApi = '';
/** One for each address, so that they are asked for together what many elements want. */
const clients = new Map<string, { api: string; client: Client }>();

/** Where the API is for elements without an `api` attribute: the address before "/v1". Without it, it is where the page comes from. */
export function setDefaultApi(api: string): void {
  defaultApi = api;
}

/** The client of an address. */
export function clientOf(attribute: string | null): { api: string; client: Client } {
  const api = (attribute ?? defaultApi).replace(/\/+$/, '');
  const known = clients.get(api);
  if (known) return known;
  const made = { api, client: createClient({ baseUrl: api }) };
  clients.set(api, made);
  return made;
}
