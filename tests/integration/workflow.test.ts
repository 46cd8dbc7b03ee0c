import {
  DeskResponseSchema,
  type WorkflowState,
  WorkflowStateResponseSchema,
} from '@congkhai/shared/contracts/workflow-admin';
import * as z from 'zod';
import type { CmsAnswer, CmsClient } from '../helpers/cms-process';
import { BODY, COLLECTIONS, type Newsroom, relationTo, startNewsroom } from '../helpers/newsroom';

const { articles: ARTICLES } = COLLECTIONS;

let newsroom: Newsroom;
let editor: CmsClient;
let approver: CmsClient;
let category: { documentId: string };

beforeAll(async () => {
  newsroom = await startNewsroom();
  editor = newsroom.editor;
  approver = await newsroom.hire('congkhai-approver');
  category = await newsroom.createCategory({
    name: 'Thông báo của tỉnh',
    categoryId: 'thong-bao-cua-tinh',
    needsApproval: true,
  });
});
afterAll(() => newsroom?.stop());

const at = (documentId: string) => `/newsroom/articles/${documentId}/workflow?locale=vi`;

/** Makes a move that is accepted, and gives where the article stands then. */
async function move(who: CmsClient, documentId: string, request: object): Promise<WorkflowState> {
  const answer = await who('POST', at(documentId), request);
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return WorkflowStateResponseSchema.parse(answer.body).data;
}

async function stateOf(who: CmsClient, documentId: string): Promise<WorkflowState> {
  return WorkflowStateResponseSchema.parse((await who('GET', at(documentId))).body).data;
}

const RefusedSchema = z.object({ error: z.object({ message: z.string() }) });
const messageOf = ({ status, body }: CmsAnswer) => [
  status,
  RefusedSchema.parse(body).error.message,
];

let count = 0;
/** A draft in the category that wants four eyes. */
async function aDraft(data: object = {}) {
  count += 1;
  const title = `Thông báo số ${count}`;
  return newsroom.save({ title, category: relationTo(category), ...data });
}
const addressOf = (slug: unknown) => `slugs/vi/${slug}.json`;

describe('four eyes', () => {
  test('an article comes before readers by two people, and its seal names both', async () => {
    const { documentId } = await aDraft();
    expect((await move(editor, documentId, { move: 'submit' })).stage).toBe('in-review');
    const approved = await move(approver, documentId, { move: 'approve' });
    expect(approved).toMatchObject({ stage: 'approved', approval: { by: 'Người approver' } });
    expect((await move(editor, documentId, { move: 'publish' })).stage).toBe('published');
    const key = `articles/${documentId}/vi.json`;
    await newsroom.expectPublished(key, expect.objectContaining({ changeNotes: [] }));
    expect(await newsroom.readSealed(key)).toMatchObject({
      seal: {
        approvals: [{ name: 'Người approver', role: 'Lãnh đạo' }, { role: 'Biên tập viên' }],
      },
    });
    const { events } = await stateOf(editor, documentId);
    expect(events.map(({ what }) => what)).toEqual(['publish', 'approve', 'submit']);
  });

  const NEEDS_TWO = expect.stringContaining('Chuyên mục này cần hai người');

  test.each<[string, (documentId: string) => Promise<CmsAnswer>]>([
    ['the panel', (id) => editor('POST', at(id), { move: 'publish' })],
    ["Strapi's button", (id) => editor('POST', `${ARTICLES}/${id}/actions/publish?locale=vi`, {})],
    [
      'a bulk action',
      (id) =>
        editor('POST', `${ARTICLES}/actions/bulkPublish`, { documentIds: [id], locale: 'vi' }),
    ],
    [
      'a schedule',
      (id) =>
        editor('POST', at(id), {
          move: 'schedule',
          publishAt: new Date(Date.now() + 3_600_000).toISOString(),
        }),
    ],
    [
      'an administrator',
      (id) => newsroom.administrator('POST', `${ARTICLES}/${id}/actions/publish?locale=vi`, {}),
    ],
  ])('nobody comes past them: by %s', async (_way, publish) => {
    const { documentId } = await aDraft();
    expect(messageOf(await publish(documentId))).toEqual([400, NEEDS_TWO]);
    expect(await newsroom.readArticle(documentId)).toBeNull();
    expect((await stateOf(editor, documentId)).isPublished).toBe(false);
  });

  test('a new article cannot be published as it is created, and nothing of it is kept', async () => {
    const answer = await editor('POST', `${ARTICLES}/actions/publish`, {
      title: 'Đăng ngay',
      body: BODY,
      category: relationTo(category),
    });
    expect(messageOf(answer)).toEqual([400, NEEDS_TWO]);
    const { body } = await editor('GET', `${ARTICLES}?_q=Đăng%20ngay`);
    expect(body).toMatchObject({ results: [] });
  });

  test('whoever wrote or changed a text cannot approve it', async () => {
    const { documentId } = await aDraft();
    const { administrator } = newsroom;
    await administrator('PUT', `${ARTICLES}/${documentId}?locale=vi`, { lead: 'Thêm một câu.' });
    await move(editor, documentId, { move: 'submit' });
    expect(messageOf(await administrator('POST', at(documentId), { move: 'approve' }))).toEqual([
      400,
      'Bạn đã viết hoặc sửa bài này, nên phải có người khác duyệt.',
    ]);
    expect((await move(approver, documentId, { move: 'approve' })).stage).toBe('approved');
  });

  test('an approval is of the words that were read: with other words it is void', async () => {
    const { documentId } = await aDraft();
    await move(approver, documentId, { move: 'approve' });
    await editor('PUT', `${ARTICLES}/${documentId}?locale=vi`, { lead: 'Chèn sau khi duyệt.' });
    const state = await stateOf(editor, documentId);
    expect(state).toMatchObject({ stage: 'draft', approval: null });
    expect(messageOf(await editor('POST', at(documentId), { move: 'publish' }))).toEqual([
      400,
      NEEDS_TWO,
    ]);
    expect(state.events[0]).toMatchObject({ what: 'approval-voided' });
  });

  test('an editor has no right to approve, and a stranger none to anything', async () => {
    const { documentId } = await aDraft();
    expect((await editor('POST', at(documentId), { move: 'approve' })).status).toBe(403);
    expect((await newsroom.connect()('GET', at(documentId))).status).toBe(401);
  });

  test('a category below one that wants four eyes wants them too', async () => {
    const below = await newsroom.createCategory({
      name: 'Thông báo tuyển dụng',
      categoryId: 'tuyen-dung',
      parent: relationTo(category),
    });
    const { documentId } = await aDraft({ category: relationTo(below) });
    expect((await stateOf(editor, documentId)).needsApproval).toBe(true);
  });
});

describe('a published article', () => {
  async function published(data: object = {}) {
    count += 1;
    return newsroom.publish({ title: `Tin số ${count}`, ...data });
  }

  test('stays as it is while its draft is changed, and readers are told of a major change only', async () => {
    const { documentId } = await published();
    await editor('PUT', `${ARTICLES}/${documentId}?locale=vi`, { lead: 'Sửa lỗi chính tả.' });
    expect(await stateOf(editor, documentId)).toMatchObject({ stage: 'draft', isPublished: true });
    await move(editor, documentId, { move: 'publish' });
    await newsroom.expectPublished(
      `articles/${documentId}/vi.json`,
      expect.objectContaining({ lead: 'Sửa lỗi chính tả.', changeNotes: [] }),
    );
    await editor('PUT', `${ARTICLES}/${documentId}?locale=vi`, { lead: 'Số điểm là 85,82.' });
    const changeNote = 'Đính chính số điểm ở đoạn một.';
    await move(editor, documentId, { move: 'publish', changeNote });
    await newsroom.expectPublished(
      `articles/${documentId}/vi.json`,
      expect.objectContaining({ changeNotes: [{ at: expect.any(String), note: changeNote }] }),
    );
  });

  test('is withdrawn with a notice, which its address tells, and can come back', async () => {
    const { documentId, slug } = await published();
    const notice = 'Bài được gỡ để kiểm tra lại số liệu.';
    expect(await move(editor, documentId, { move: 'withdraw', notice })).toMatchObject({
      stage: 'withdrawn',
      isPublished: false,
    });
    await newsroom.expectPublished(
      addressOf(slug),
      expect.objectContaining({ state: 'gone', reason: 'withdrawn', notice }),
    );
    expect(await newsroom.readArticle(documentId)).toBeNull();
    await move(editor, documentId, { move: 'publish' });
    await newsroom.expectPublished(addressOf(slug), expect.objectContaining({ state: 'article' }));
  });

  test('that was withdrawn before anybody approved it can be sent for review as it is', async () => {
    const { documentId } = await newsroom.publish({ title: 'Gỡ rồi duyệt lại' });
    await move(editor, documentId, { move: 'withdraw', notice: 'Đang kiểm tra lại.' });
    expect((await move(editor, documentId, { move: 'submit' })).stage).toBe('in-review');
  });

  test('that is deleted is told to be gone, and comes back from the trash where it stood', async () => {
    const { documentId, slug } = await published();
    await newsroom.administrator('DELETE', `${ARTICLES}/${documentId}?locale=vi`);
    await newsroom.expectPublished(
      addressOf(slug),
      expect.objectContaining({ state: 'gone', reason: 'removed', notice: null }),
    );
    await newsroom.administrator('POST', `/newsroom/trash/${documentId}/restore?locale=vi`);
    expect(await stateOf(editor, documentId)).toMatchObject({
      stage: 'removed',
      isPublished: false,
    });
  });

  test('leads to another, and on to where that one leads', async () => {
    const [first, second, third] = [await published(), await published(), await published()];
    await move(editor, first.documentId, { move: 'redirect', movedTo: second.slug });
    await newsroom.expectPublished(
      addressOf(first.slug),
      expect.objectContaining({ state: 'moved', newSlug: second.slug }),
    );
    await move(editor, second.documentId, { move: 'redirect', movedTo: third.slug });
    for (const { slug } of [first, second])
      await newsroom.expectPublished(
        addressOf(slug),
        expect.objectContaining({ state: 'moved', newSlug: third.slug }),
      );
    const nowhere = await editor('POST', at(third.documentId), {
      move: 'redirect',
      movedTo: 'khong-co',
    });
    expect(nowhere.status).toBe(400);
  });

  test('has a day on which somebody looks whether it is still true, and is confirmed for a year', async () => {
    const { documentId } = await published();
    await move(editor, documentId, { move: 'set-review', reviewOn: '2026-01-31' });
    const { body } = await editor('GET', '/newsroom/desk');
    const due = DeskResponseSchema.parse(body).data.dueForReview.map(
      (article) => article.documentId,
    );
    expect(due).toContain(documentId);
    const { reviewOn } = await move(editor, documentId, { move: 'confirm' });
    expect(Date.parse(reviewOn ?? '')).toBeGreaterThan(Date.now() + 360 * 86_400_000);
  });

  test('people talk about it, and what they say stands in its history', async () => {
    const { documentId } = await published();
    const { events } = await move(approver, documentId, {
      move: 'comment',
      note: 'Số liệu lấy ở đâu?',
    });
    expect(events[0]).toMatchObject({
      what: 'comment',
      by: 'Người approver',
      note: 'Số liệu lấy ở đâu?',
    });
  });
});

describe('a schedule', () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

  test('waits for a minute in the future, and an edit of an approved text stops it', async () => {
    const { documentId } = await aDraft();
    await move(approver, documentId, { move: 'approve' });
    const past = await editor('POST', at(documentId), {
      move: 'schedule',
      publishAt: inMinutes(-1),
    });
    expect(messageOf(past)).toEqual([400, 'Giờ đăng phải ở sau lúc này.']);
    const scheduled = await move(editor, documentId, {
      move: 'schedule',
      publishAt: inMinutes(90),
    });
    expect(scheduled.stage).toBe('scheduled');
    expect(scheduled.publishAt).toMatch(/:00\.000Z$/);
    await editor('PUT', `${ARTICLES}/${documentId}?locale=vi`, {
      lead: 'Chèn vào bài đã hẹn giờ.',
    });
    expect(await stateOf(editor, documentId)).toMatchObject({ stage: 'draft', publishAt: null });
  });

  test('what is due while the CMS is killed is done at its next start, once: published, and taken away', async () => {
    const due = await aDraft();
    await move(approver, due.documentId, { move: 'approve' });
    await move(editor, due.documentId, { move: 'schedule', publishAt: inMinutes(90) });
    const over = await newsroom.publish({ title: 'Hết hạn' });
    await move(editor, over.documentId, { move: 'set-expiry', expireAt: inMinutes(90) });
    // Its category wants four eyes only after somebody set the minute.
    const lax = await newsroom.createCategory({ name: 'Tin vắn', categoryId: 'tin-van' });
    const failing = await newsroom.save({ title: 'Tin vắn', category: relationTo(lax) });
    await move(editor, failing.documentId, { move: 'schedule', publishAt: inMinutes(90) });
    await newsroom.administrator('PUT', `${COLLECTIONS.categories}/${lax.documentId}`, {
      needsApproval: true,
    });
    await newsroom.kill();
    newsroom.runSql(
      `UPDATE newsroom_workflow SET publish_at = ${Date.now() - 1_000} WHERE document_id = '${failing.documentId}'`,
      `UPDATE newsroom_workflow SET publish_at = ${Date.now() - 1_000} WHERE document_id = '${due.documentId}'`,
      `UPDATE newsroom_workflow SET expire_at = ${Date.now() - 1_000} WHERE document_id = '${over.documentId}'`,
    );
    await newsroom.startAgain();
    await newsroom.expectPublished(
      addressOf(due.slug),
      expect.objectContaining({ state: 'article' }),
    );
    await newsroom.expectPublished(
      addressOf(over.slug),
      expect.objectContaining({ state: 'gone', reason: 'expired' }),
    );
    const what = async (documentId: string) =>
      (await stateOf(editor, documentId)).events.map((event) => event.what);
    expect(await what(due.documentId)).toEqual(['publish', 'schedule', 'approve']);
    expect(await what(over.documentId)).toEqual(['expire', 'set-expiry', 'publish']);
    // What cannot be kept goes back to its desk, and people are told.
    expect(await what(failing.documentId)).toEqual(['schedule-failed', 'schedule']);
    expect(await stateOf(editor, failing.documentId)).toMatchObject({
      stage: 'draft',
      isPublished: false,
    });
    const { body } = await newsroom.administrator('GET', '/publishing/alerts');
    expect(body).toMatchObject({
      data: [{ kind: 'schedule-failed', subject: `${failing.documentId}/vi`, occurrenceCount: 1 }],
    });
  });
});
