import type { Approval } from '@congkhai/shared/contracts/seal';
import type { LedgerState } from './ledger';
import { compare } from './settle';

const APPROVAL = { name: 'Nguyễn Văn An', role: 'Lãnh đạo', at: '2026-11-25T01:00:00.000Z' };
const NOBODY: Approval[] = [];
const wanted = (key: string, sha256: string) => ({ key, sha256, approvals: NOBODY });
const row = (key: string, sha256: string) => ({
  ...wanted(key, sha256),
  subject: 's:1',
  state: 'written' as LedgerState | null,
});

test.each([
  ['a document that was never written is written', [wanted('a.json', '1')], [], ['a.json'], []],
  [
    'a document with other content is written',
    [wanted('a.json', '2')],
    [row('a.json', '1')],
    ['a.json'],
    [],
  ],
  [
    'a document that is written already is not written twice',
    [wanted('a.json', '1')],
    [row('a.json', '1')],
    [],
    [],
  ],
  [
    'a document that another person approved is written',
    [{ ...wanted('a.json', '1'), approvals: [APPROVAL] }],
    [row('a.json', '1')],
    ['a.json'],
    [],
  ],
  [
    'a document that a crash may have kept from being written is written again',
    [wanted('a.json', '1')],
    [{ ...row('a.json', '1'), state: 'writing' as LedgerState | null }],
    ['a.json'],
    [],
  ],
  [
    'a document that somebody damaged is written again',
    [wanted('a.json', '1')],
    [{ ...row('a.json', '1'), state: 'damaged' as LedgerState | null }],
    ['a.json'],
    [],
  ],
  [
    'a document from before there were seals is written again',
    [wanted('a.json', '1')],
    [{ ...row('a.json', '1'), state: null as LedgerState | null }],
    ['a.json'],
    [],
  ],
  ['a document that should no longer be public goes', [], [row('a.json', '1')], [], ['a.json']],
  [
    'a document that went does not go again',
    [],
    [{ ...row('a.json', '1'), state: 'gone' as LedgerState | null }],
    [],
    [],
  ],
  [
    'an article whose slug changed leaves its old address',
    [wanted('slugs/vi/new.json', '1')],
    [row('slugs/vi/old.json', '1')],
    ['slugs/vi/new.json'],
    ['slugs/vi/old.json'],
  ],
  [
    'a key that was of another subject is taken over, also with the same content',
    [wanted('slugs/vi/new.json', '1')],
    [{ ...row('slugs/vi/new.json', '1'), subject: 's:2' }],
    ['slugs/vi/new.json'],
    [],
  ],
])('%s', (_, documents, held, changedKeys, goneKeys) => {
  const { changed, gone } = compare('s:1', documents, held);
  expect(changed.map(({ key }) => key)).toEqual(changedKeys);
  expect(gone.map(({ key }) => key)).toEqual(goneKeys);
});
