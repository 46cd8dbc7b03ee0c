import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import type { Attempts } from '../services/attempts';
import type { Challenges } from '../services/challenges';
import type { People } from '../services/people';
import { clearedAccountId } from './clearance';
import { halfwayOf } from './halfway';
import { recordSignIn, type SignInWay } from './record';
import { refusalOf } from './refusal';

type Handler = (context: Context, next: Next) => Promise<unknown>;
const HandlerSchema = z.custom<Handler>((value) => typeof value === 'function');
const ControllerSchema = z.looseObject({
  login: HandlerSchema,
  register: HandlerSchema,
  registerAdmin: HandlerSchema,
  resetPassword: HandlerSchema,
  accessToken: HandlerSchema,
});
const SignedInSchema = z.object({
  data: z.object({ token: z.string(), user: z.object({ id: z.int() }) }),
});
const LoginSchema = z.object({ email: z.string().max(320) });

/**
 * Has the admin's own routes that let people in answer with the second step where one is needed, and slows down whoever guesses
 * passwords. They are wrapped at the controller, so that an audit log around the route sees what really happened.
 */
export function guardRoutes(strapi: Core.Strapi): void {
  const controllers: { extend(uid: string, wrap: (controller: unknown) => object): void } =
    strapi.get('controllers');
  controllers.extend('admin::authentication', (controller) => {
    const own = ControllerSchema.parse(controller);
    return {
      ...own,
      login: throttled(strapi, withSecondStep(strapi, own.login)),
      register: recorded(strapi, 'invitation', withSecondStep(strapi, own.register)),
      registerAdmin: recorded(
        strapi,
        'first-administrator',
        withSecondStep(strapi, own.registerAdmin),
      ),
      resetPassword: recorded(strapi, 'password-reset', withSecondStep(strapi, own.resetPassword)),
      accessToken: withRefusal(own.accessToken),
    };
  });
}

const withSecondStep =
  (strapi: Core.Strapi, handle: Handler): Handler =>
  async (context, next) => {
    await withRefusal(handle)(context, next);
    const halfway = halfwayOf(context);
    if (!halfway) return;
    const challenges: Challenges = strapi.plugin(PLUGIN_ID).service('challenges');
    const { requirement, ...given } = halfway;
    // Strapi took the missing session for a fault of its own.
    context.status = 200;
    context.body = {
      data: { secondStep: { challenge: await challenges.create(given), requirement } },
    };
  };

// Strapi took the missing session for a fault of its own, or of the cookie. Thrown, the refusal takes back what came before it.
const withRefusal =
  (handle: Handler): Handler =>
  async (context, next) => {
    await handle(context, next);
    const words = refusalOf(context);
    // Not Strapi's own error: its words are kept from whoever asks.
    if (words !== null) context.throw(401, words);
  };

// Who comes in by a password is recorded by the audit log itself.
const recorded =
  (strapi: Core.Strapi, way: SignInWay, handle: Handler): Handler =>
  async (context, next) => {
    await handle(context, next);
    const signedIn = SignedInSchema.safeParse(context.body);
    if (!signedIn.success) return;
    const account = await (strapi.plugin(PLUGIN_ID).service('people') as People).get(
      signedIn.data.data.user.id,
    );
    await recordSignIn(strapi, context, account, { way });
  };

const throttled =
  (strapi: Core.Strapi, handle: Handler): Handler =>
  async (context, next) => {
    // The second step has counted its own attempt.
    if (clearedAccountId() !== null) {
      await handle(context, next);
      return;
    }
    const attempts: Attempts = strapi.plugin(PLUGIN_ID).service('attempts');
    const typed = LoginSchema.safeParse(context.request.body);
    const attempt = attempts.attemptOf(typed.success ? typed.data.email : '', context.request.ip);
    await attempts.begin(context, attempt);
    try {
      await handle(context, next);
    } catch (error) {
      await attempts.fail(attempt);
      throw error;
    }
    if (context.status >= 400) return attempts.fail(attempt);
    if (halfwayOf(context)) await attempts.halfway(attempt);
    else await attempts.succeed(attempt);
  };
