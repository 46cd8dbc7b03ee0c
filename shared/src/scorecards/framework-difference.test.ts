import { compareFrameworks } from './framework-difference';
import { aGroup, aLeaf } from './test-builders';

const EARLIER = [
  aGroup('1', [aLeaf('1.1', 2_000), aLeaf('1.2', 1_000)]),
  aGroup('2', [aLeaf('2.1', 500)]),
];

test('a framework does not differ from itself', () => {
  expect(compareFrameworks(EARLIER, EARLIER)).toEqual([]);
});

test('a criterion that is worth more changes its area too', () => {
  const later = [aGroup('1', [aLeaf('1.1', 2_500), aLeaf('1.2', 1_000)]), ...EARLIER.slice(1)];
  expect(compareFrameworks(EARLIER, later)).toEqual([
    {
      itemId: '1',
      kind: 'changed',
      name: 'Mục 1',
      fields: [{ field: 'maximum', from: '3', to: '3,5' }],
    },
    {
      itemId: '1.1',
      kind: 'changed',
      name: 'Mục 1.1',
      fields: [{ field: 'maximum', from: '2', to: '2,5' }],
    },
  ]);
});

test('what is new comes where it stands, what is gone comes last', () => {
  const later = [aGroup('1', [aLeaf('1.1', 2_000), aLeaf('1.3', 1_000)]), ...EARLIER.slice(1)];
  expect(compareFrameworks(EARLIER, later).map(({ itemId, kind }) => [itemId, kind])).toEqual([
    ['1.3', 'added'],
    ['1.2', 'removed'],
  ]);
});

test('an item under another one is moved', () => {
  const later = [
    aGroup('1', [aLeaf('1.1', 2_000)], { maximumThousandths: 3_000 }),
    aGroup('2', [aLeaf('2.1', 500), aLeaf('1.2', 1_000)], { maximumThousandths: 500 }),
  ];
  expect(compareFrameworks(EARLIER, later)).toEqual([
    {
      itemId: '1.2',
      kind: 'moved',
      name: 'Mục 1.2',
      fields: [{ field: 'parentItemId', from: '1', to: '2' }],
    },
  ]);
});

test.each([
  ['method', { method: 'survey' as const }, 'appraisal', 'survey'],
  ['ruleText', { ruleText: 'Đủ 100 % kế hoạch' }, '', 'Đủ 100 % kế hoạch'],
  ['options', { options: [{ label: 'Đạt', scoreThousandths: 500 }] }, '', 'Đạt: 0,5'],
  ['isEvidenceRequired', { isEvidenceRequired: true }, 'false', 'true'],
  [
    'derivation',
    {
      derivation: {
        measure: 'Đúng hạn (%)',
        zeroAtThousandths: 80_000,
        fullAtThousandths: 95_000,
      },
    },
    '',
    'Đúng hạn (%): 80 → 95',
  ],
])('a change of %s is told as people write it', (field, change, from, to) => {
  const later = [EARLIER[0] ?? aLeaf('1', 1), aGroup('2', [aLeaf('2.1', 500, change)])];
  expect(compareFrameworks(EARLIER, later)[0]?.fields).toEqual([{ field, from, to }]);
});
