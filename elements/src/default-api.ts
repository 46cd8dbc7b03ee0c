let defaultApi = '';

/** Where the API is for elements without an `api` attribute: the address before "/v1". Without it, it is where the page comes from. */
export function setDefaultApi(api: string): void {
  defaultApi = api;
}

/** The address that was set last. */
export function getDefaultApi(): string {
  return defaultApi;
}
