import type { MiddlewareHandler } from 'hono';
import { Hono } from 'hono/tiny';
import * as z from 'zod';
import { type HttpApp, withCommonParts } from './http';
import type { startLambda } from './lambda';
import { within } from './stores/last-known';

/** What is left of a function's time when it stops waiting for its stores: enough to say so. */
const ANSWERING_MILLISECONDS = 1_000;
/** What Lambda hands over beside the event; Hono gives it another name where answers are sent bit by bit. */
const LambdaContextSchema = z.looseObject({
  getRemainingTimeInMillis: z.custom<() => number>((value) => typeof value === 'function'),
});
const LambdaEnvironmentSchema = z.union([
  z.object({ lambdaContext: LambdaContextSchema }),
  z
    .object({ context: LambdaContextSchema })
    .transform(({ context }) => ({ lambdaContext: context })),
]);

/** An application with the small router of Hono: a function has a few addresses, and starts often. */
export function createLambdaApp(lambda: ReturnType<typeof startLambda>): HttpApp {
  const app: HttpApp = new Hono();
  app.use((context, next) => {
    const { lambdaContext } = LambdaEnvironmentSchema.parse(context.env);
    lambda.beginRun(lambdaContext);
    return next();
  });
  withCommonParts(app, lambda);
  app.use(answerInTime);
  return app;
}

/**
 * A store that throttles is asked again, and a request asks several times: together they may take longer than the function may run. Lambda would end it, and the HTTP
 * API would answer without a problem document, without `Retry-After` and without CORS. What goes on behind the answer may still be done: whoever sends it again
 * changes nothing by it.
 */
const answerInTime: MiddlewareHandler = async (context, next) => {
  const { lambdaContext } = LambdaEnvironmentSchema.parse(context.env);
  await within(lambdaContext.getRemainingTimeInMillis() - ANSWERING_MILLISECONDS, next());
};
