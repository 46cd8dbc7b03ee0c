import { compare } from './settle';

const row = (key: string, sha256: string) => ({ key, sha256, subject: 's:1', dependents: [] });

test.each([
  ['a document that was never written is written', [row('a.json', '1')], [], ['a.json'], []],
  [
    'a document with other bytes is written',
    [row('a.json', '2')],
    [row('a.json', '1')],
    ['a.json'],
    [],
  ],
  [
    'a document that is written already is not written twice',
    [row('a.json', '1')],
    [row('a.json', '1')],
    [],
    [],
  ],
  ['a document that should no longer be public goes', [], [row('a.json', '1')], [], ['a.json']],
  [
    'an article whose slug changed leaves its old address',
    [row('slugs/vi/new.json', '1')],
    [row('slugs/vi/old.json', '1')],
    ['slugs/vi/new.json'],
    ['slugs/vi/old.json'],
  ],
])('%s', (_, wanted, held, changedKeys, goneKeys) => {
  const { changed, gone } = compare(wanted, held);
  expect(changed.map(({ key }) => key)).toEqual(changedKeys);
  expect(gone.map(({ key }) => key)).toEqual(goneKeys);
});
