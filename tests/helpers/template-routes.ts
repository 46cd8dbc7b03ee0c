import type { ServerlessPackage } from './serverless-package';

/** How closely a route fits a path: exactly, by its parameters, or by `{proxy+}` after a beginning; null if it does not. */
function fitOf(routePath: string, path: string): number | null {
  if (routePath === path) return Number.POSITIVE_INFINITY;
  const text = routePath.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
  const [, start] = /^(.*\/)\{proxy\+\}$/.exec(text) ?? [];
  if (start === undefined) return new RegExp(`^${text}$`).test(path) ? Number.MAX_VALUE : null;
  return new RegExp(`^${start}.`).test(path) ? start.length : null;
}

/** The function that API Gateway calls for a request, by the routes of the template; null if it would be that of `$default`. */
export function functionOf(
  routes: ServerlessPackage['routes'],
  method: string,
  path: string,
): string | null {
  const [best] = routes
    .flatMap(([key, name]) => {
      const [routeMethod = '', routePath = ''] = key.split(' ');
      const fit = fitOf(routePath, path);
      const isOwn = routeMethod === method;
      return fit !== null && (isOwn || routeMethod === 'ANY') ? [{ name, fit, isOwn }] : [];
    })
    .sort((a, b) => (a.fit === b.fit ? Number(b.isOwn) - Number(a.isOwn) : b.fit - a.fit));
  return best?.name ?? null;
}
