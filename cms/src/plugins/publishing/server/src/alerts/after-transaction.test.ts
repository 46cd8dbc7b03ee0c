import { afterTransaction } from './after-transaction';

type Strapi = Parameters<typeof afterTransaction>[0];

/** A transaction as Strapi has it: its callbacks are there for those that are opened in them, also those of the other outcome. */
function inTransaction() {
  const commits: (() => void)[] = [];
  const rollbacks: (() => void)[] = [];
  const strapi = {
    log: { error: jest.fn() },
    db: {
      inTransaction: () => true,
      transaction: async (
        work: (callbacks: {
          onCommit: (callback: () => void) => void;
          onRollback: (callback: () => void) => void;
        }) => Promise<void>,
      ) =>
        work({
          onCommit: (callback) => commits.push(callback),
          onRollback: (callback) => rollbacks.push(callback),
        }),
    },
  } as unknown as Strapi;
  const end = (callbacks: (() => void)[]) => {
    for (const callback of callbacks) callback();
  };
  return { strapi, commit: () => end(commits), rollBack: () => end(rollbacks) };
}

test.each(['commit', 'rollBack'] as const)(
  'it is done when the transaction has ended with %s, and not before',
  async (outcome) => {
    const transaction = inTransaction();
    const work = jest.fn(async () => undefined);
    await afterTransaction(transaction.strapi, work);
    expect(work).not.toHaveBeenCalled();
    transaction[outcome]();
    expect(work).toHaveBeenCalledTimes(1);
  },
);

test('it is done once, although what it opens itself is rolled back', async () => {
  const transaction = inTransaction();
  const work = jest.fn(async () => transaction.rollBack());
  await afterTransaction(transaction.strapi, work);
  transaction.commit();
  expect(work).toHaveBeenCalledTimes(1);
});
