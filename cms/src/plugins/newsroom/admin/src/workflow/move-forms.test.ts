import { WorkflowRequestSchema } from '@congkhai/shared/contracts/workflow-admin';
import { type Doing, type Entered, inputsOf, isComplete, requestOf } from './move-forms';

test.each<[Doing, boolean, Entered, object]>([
  ['submit', false, {}, { move: 'submit' }],
  ['take-back', false, {}, { move: 'take-back' }],
  [
    'ask-changes',
    false,
    { note: 'Thiếu nguồn.\nXem lại số liệu.' },
    { note: 'Thiếu nguồn. Xem lại số liệu.' },
  ],
  ['publish', false, { changeNote: 'Chưa ai đọc' }, { move: 'publish' }],
  ['publish', true, { changeNote: 'Sửa số liệu' }, { changeNote: 'Sửa số liệu' }],
  [
    'schedule',
    false,
    { publishAt: '2026-11-26T08:00' },
    { publishAt: '2026-11-26T08:00:00+07:00' },
  ],
  ['withdraw', true, { notice: 'Bài sai số liệu.' }, { notice: 'Bài sai số liệu.' }],
  ['redirect', true, { movedTo: 'bai-moi' }, { movedTo: 'bai-moi' }],
  ['redirect', true, { movedTo: 'https://example.vn/tin/bai-moi/?a=1' }, { movedTo: 'bai-moi' }],
  ['remove', true, {}, { move: 'remove' }],
  ['comment', false, { note: 'Đã bổ sung.' }, { note: 'Đã bổ sung.' }],
  ['set-expiry', true, { expireAt: '' }, { expireAt: null }],
  ['set-review', true, { reviewOn: '2027-01-15' }, { reviewOn: '2027-01-15' }],
  ['confirm', true, {}, { move: 'confirm' }],
])('what is entered to %s is what the server takes', (doing, isPublished, entered, expected) => {
  const inputs = inputsOf(doing, isPublished);
  expect(isComplete(inputs, entered)).toBe(true);
  expect(WorkflowRequestSchema.parse(requestOf(doing, inputs, entered))).toMatchObject(expected);
});

test.each<Doing>(['ask-changes', 'schedule', 'withdraw', 'redirect', 'comment'])(
  '%s is not sent without its reason, time or address',
  (doing) => {
    expect(isComplete(inputsOf(doing, true), {})).toBe(false);
    expect(WorkflowRequestSchema.safeParse({ move: doing }).success).toBe(false);
  },
);

test.each(['', 'Bài mới', 'https://example.vn/'])(
  'nothing leads to an article at “%s”',
  (movedTo) => {
    expect(isComplete(inputsOf('redirect', true), { movedTo })).toBe(false);
  },
);
