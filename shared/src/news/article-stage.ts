/** Where an article stands between the first draft and the last reader. Per language, for each is written and published on its own. */
export const ARTICLE_STAGES = [
  'draft',
  'in-review',
  'approved',
  'scheduled',
  'published',
  'expired',
  'withdrawn',
  'redirected',
  'removed',
] as const;
export type ArticleStage = (typeof ARTICLE_STAGES)[number];

/** What people do with an article. */
export const ARTICLE_MOVES = [
  'submit',
  'take-back',
  'ask-changes',
  'approve',
  'publish',
  'schedule',
  'unschedule',
  'withdraw',
  'redirect',
  'remove',
] as const;
export type ArticleMove = (typeof ARTICLE_MOVES)[number];

/** What an account may do: write articles, judge those of others, bring them before readers. */
export type ArticleRight = 'write' | 'review' | 'publish';

interface MoveRule {
  right: ArticleRight;
  /** The stages from which it is made. Left out: any. */
  from?: readonly ArticleStage[];
  /** It takes something from readers, so there must be a published article. */
  needsPublished?: true;
  /** It brings the text before readers, so in categories with four eyes somebody else must have approved this very text. */
  needsApproval?: true;
}

const GONE: readonly ArticleStage[] = ['expired', 'withdrawn', 'redirected', 'removed'];
const UNPUBLISHED_WORK: readonly ArticleStage[] = ['draft', 'in-review', 'approved', 'scheduled'];

const MOVE_RULES: Readonly<Record<ArticleMove, MoveRule>> = {
  submit: { right: 'write', from: ['draft', ...GONE] },
  'take-back': { right: 'write', from: ['in-review'] },
  'ask-changes': { right: 'review', from: ['in-review', 'approved', 'scheduled'] },
  approve: { right: 'review', from: ['draft', 'in-review', ...GONE] },
  publish: {
    right: 'publish',
    from: [...UNPUBLISHED_WORK, ...GONE],
    needsApproval: true,
  },
  schedule: {
    right: 'publish',
    from: [...UNPUBLISHED_WORK, ...GONE],
    needsApproval: true,
  },
  unschedule: { right: 'publish', from: ['scheduled'] },
  withdraw: { right: 'publish', needsPublished: true },
  redirect: { right: 'publish', needsPublished: true },
  remove: { right: 'publish', needsPublished: true },
};

export interface ArticleState {
  stage: ArticleStage;
  /** Whether readers see a version of it now. */
  isPublished: boolean;
  /** Whether its category wants four eyes. */
  needsApproval: boolean;
  /** Whether the draft as it is now was approved. */
  isApproved: boolean;
  /** Whether the account that asks wrote or changed the draft since it was last published. */
  isOwnText: boolean;
}

/** Why a move cannot be made; null when it can. */
export type MoveRefusal =
  | 'no-right'
  | 'wrong-stage'
  | 'not-published'
  | 'not-approved'
  | 'own-text';

export function moveRefusal(
  move: ArticleMove,
  state: ArticleState,
  rights: ReadonlySet<ArticleRight>,
): MoveRefusal | null {
  const { right, from, needsPublished, needsApproval } = MOVE_RULES[move];
  if (!rights.has(right)) return 'no-right';
  if (needsPublished && !state.isPublished) return 'not-published';
  if (from && !from.includes(state.stage)) return 'wrong-stage';
  if (needsApproval && state.needsApproval && !state.isApproved) return 'not-approved';
  if (move === 'approve' && state.needsApproval && state.isOwnText) return 'own-text';
  return null;
}

/** The stages from which a move is made; null if it is any. */
export function stagesOf(move: ArticleMove): readonly ArticleStage[] | null {
  return MOVE_RULES[move].from ?? null;
}

/**
 * Where an article stands after its draft was saved with other words. An approval is of the words that were read, so it is void. A text
 * under review stays there: its writers answer the reviewer. A schedule stays where nobody has to approve.
 */
export function stageAfterEdit({ stage, needsApproval }: ArticleState): ArticleStage {
  if (stage === 'in-review') return stage;
  if (stage === 'scheduled' && !needsApproval) return stage;
  return 'draft';
}
