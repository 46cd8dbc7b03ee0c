import {
  COMBINATIONS,
  type Combination,
  type PermissionName,
} from '@congkhai/shared/contracts/accounts-admin';

const ARTICLE = 'plugin::newsroom.article';
const content = (verb: string) => `plugin::content-manager.explorer.${verb} ${ARTICLE}`;
const score = (name: string) => `plugin::scorecards.${name}`;

const WRITING = [content('create'), content('update')];
const APPROVING = ['plugin::newsroom.articles.review'];
const PUBLISHING = [content('publish'), score('period.publish')];
const ACCOUNTS = ['admin::users.create', 'admin::users.update', 'plugin::accounts.manage'];

/** Whoever has one of the first and one of the second can do alone what is meant to take two. */
const POWERS: Record<Combination, [string[], string[]]> = {
  'write-and-approve': [WRITING, APPROVING],
  // Who makes accounts can make the second pair of eyes.
  'accounts-and-publish': [ACCOUNTS, PUBLISHING],
  'appraise-and-approve': [[score('scores.appraise')], [score('period.approve')]],
  'self-assess-and-appraise': [[score('scores.self-assess')], [score('scores.appraise')]],
};

/** A permission as one text: its action, and the content type where there is one. */
export function keyOf({ action, subject }: PermissionName): string {
  return subject ? `${action} ${subject}` : action;
}

/** The dangerous combinations that these permissions amount to. */
export function combinationsOf(permissions: readonly PermissionName[]): Combination[] {
  const held = new Set(permissions.map(keyOf));
  return COMBINATIONS.filter((name) =>
    POWERS[name].every((powers) => powers.some((power) => held.has(power))),
  );
}
