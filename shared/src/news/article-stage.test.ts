import {
  ARTICLE_MOVES,
  ARTICLE_STAGES,
  type ArticleMove,
  type ArticleRight,
  type ArticleStage,
  type ArticleState,
  moveRefusal,
  stageAfterEdit,
} from './article-stage';

const ALL = new Set<ArticleRight>(['write', 'review', 'publish']);
const state = (changes: Partial<ArticleState> = {}): ArticleState => ({
  stage: 'draft',
  isPublished: false,
  needsApproval: true,
  isApproved: false,
  isOwnText: false,
  ...changes,
});

test.each<[ArticleStage, ArticleMove[]]>([
  ['draft', ['submit', 'approve']],
  ['in-review', ['take-back', 'ask-changes', 'approve']],
  ['approved', ['ask-changes']],
  ['scheduled', ['ask-changes', 'unschedule']],
  ['published', []],
  ['expired', ['submit', 'approve']],
  ['withdrawn', ['submit', 'approve']],
  ['redirected', ['submit', 'approve']],
  ['removed', ['submit', 'approve']],
])('with four eyes, a text at %s that nobody approved can only go to %j', (stage, moves) => {
  expect(ARTICLE_MOVES.filter((move) => !moveRefusal(move, state({ stage }), ALL))).toEqual(moves);
});

test.each<[ArticleStage, boolean]>([
  ['draft', true],
  ['in-review', true],
  ['approved', true],
  ['scheduled', true],
  ['published', false],
  ['expired', true],
  ['withdrawn', true],
  ['redirected', true],
  ['removed', true],
])('an approved text at %s can be published: %s', (stage, isPossible) => {
  const refusal = moveRefusal('publish', state({ stage, isApproved: true }), ALL);
  expect(refusal === null).toBe(isPossible);
});

test('a category without four eyes lets an editor publish at once', () => {
  expect(
    moveRefusal('publish', state({ needsApproval: false }), new Set(['write', 'publish'])),
  ).toBeNull();
});

test('nobody approves what they wrote, where four eyes are wanted', () => {
  expect(moveRefusal('approve', state({ stage: 'in-review', isOwnText: true }), ALL)).toBe(
    'own-text',
  );
  const alone = state({ stage: 'in-review', isOwnText: true, needsApproval: false });
  expect(moveRefusal('approve', alone, ALL)).toBeNull();
});

test.each<[ArticleMove, ArticleRight]>([
  ['submit', 'write'],
  ['approve', 'review'],
  ['ask-changes', 'review'],
  ['publish', 'publish'],
  ['withdraw', 'publish'],
])('%s takes the right to %s', (move, right) => {
  const others = new Set([...ALL].filter((each) => each !== right));
  for (const stage of ARTICLE_STAGES)
    expect(moveRefusal(move, state({ stage, isPublished: true, isApproved: true }), others)).toBe(
      'no-right',
    );
});

test('only what readers see is taken from them, whatever becomes of its draft', () => {
  for (const move of ['withdraw', 'redirect', 'remove'] as const) {
    expect(moveRefusal(move, state(), ALL)).toBe('not-published');
    expect(moveRefusal(move, state({ isPublished: true, stage: 'in-review' }), ALL)).toBeNull();
  }
});

test.each<[ArticleStage, boolean, ArticleStage]>([
  ['draft', true, 'draft'],
  ['in-review', true, 'in-review'],
  ['approved', true, 'draft'],
  ['approved', false, 'draft'],
  ['scheduled', true, 'draft'],
  ['scheduled', false, 'scheduled'],
  ['published', true, 'draft'],
  ['withdrawn', false, 'draft'],
])('other words at %s (four eyes: %s) lead to %s', (stage, needsApproval, after) => {
  expect(stageAfterEdit(state({ stage, needsApproval }))).toBe(after);
});
