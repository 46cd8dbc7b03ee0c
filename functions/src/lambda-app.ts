import { Hono } from 'hono/tiny';
import { type HttpApp, withCommonParts } from './http';
import type { startLambda } from './lambda';

/** An application with the small router of Hono: a function has a few addresses, and starts often. */
export function createLambdaApp(lambda: ReturnType<typeof startLambda>): HttpApp {
  return withCommonParts(new Hono(), lambda);
}
