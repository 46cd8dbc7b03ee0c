import type { ArticleRight } from '@congkhai/shared/news/article-stage';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';
import { rightsOf } from '../request';

const RIGHTS_KEPT_MILLISECONDS = 10_000;
const AccountSchema = z.looseObject({
  isActive: z.literal(true),
  blocked: z.literal(false).nullish(),
});

/** Somebody in whose name work is done that they began and did not wait for. */
export interface Delegate {
  rights: ReadonlySet<ArticleRight>;
  /** Runs something as if it answered a request of theirs: versions, approvals and the audit log name them. */
  act<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Gives delegates of accounts as these are now: whoever was locked out or lost a right since is not acted for. */
export function delegates(strapi: Core.Strapi): (accountId: number) => Promise<Delegate | null> {
  const known = new Map<number, { delegate: Delegate | null; until: number }>();

  async function find(accountId: number): Promise<Delegate | null> {
    const row: unknown = await strapi.db
      .query('admin::user')
      .findOne({ where: { id: accountId }, populate: ['roles'] });
    const user = AccountSchema.safeParse(row).data;
    if (!user) return null;
    const userAbility = await strapi.service('admin::permission').engine.generateUserAbility(user);
    const state = { user, userAbility };
    return {
      rights: rightsOf({ state }),
      // A request has more to it, but it is only asked who acts.
      act: (work) =>
        new Promise((resolve, reject) => {
          void strapi.requestContext.run({ state } as Context, async () => {
            await work().then(resolve, reject);
          });
        }),
    };
  }

  return async (accountId) => {
    const held = known.get(accountId);
    if (held && held.until > Date.now()) return held.delegate;
    const delegate = await find(accountId);
    known.set(accountId, { delegate, until: Date.now() + RIGHTS_KEPT_MILLISECONDS });
    return delegate;
  };
}
