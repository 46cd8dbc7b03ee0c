import { FindingsResponseSchema } from '@congkhai/shared/contracts/findings-admin';
import {
  BODY,
  COLLECTIONS,
  documentOf,
  link,
  type Newsroom,
  paragraph,
  refusalOf,
  startNewsroom,
  text,
} from '../helpers/newsroom';

const { articles: ARTICLES } = COLLECTIONS;
const VAGUE = [paragraph(text('Toàn văn xem '), link('https://congbao.chinhphu.vn/', 'tại đây'))];

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await startNewsroom();
});
afterAll(() => newsroom?.stop());

const publish = (documentId: string, data: object) =>
  newsroom.editor('POST', `${ARTICLES}/${documentId}/actions/publish?locale=vi`, data);
const findingsAddress = (documentId: string) =>
  `/newsroom/articles/${documentId}/findings?locale=vi`;
async function findingsOf(documentId: string) {
  const answer = await newsroom.editor('GET', findingsAddress(documentId));
  return FindingsResponseSchema.parse(answer.body).data.findings;
}
const answerTo = (documentId: string, subjectHash: string) =>
  newsroom.editor('POST', `/newsroom/articles/${documentId}/answers`, {
    locale: 'vi',
    subjectHash,
  });

test('a question keeps an article from being published until a person answers it with one click', async () => {
  const { documentId } = await newsroom.save({ title: 'Ban hành kế hoạch', body: VAGUE });
  const [question] = await findingsOf(documentId);
  expect(question).toMatchObject({
    kind: 'link-text-vague',
    severity: 'question',
    blockIndex: 0,
    excerpt: { before: 'Toàn văn xem ', words: 'tại đây', after: '' },
    answer: null,
  });
  expect(refusalOf(await publish(documentId, {}))).toEqual([
    { path: ['body'], message: expect.stringContaining('Khối thứ 1 của nội dung') },
  ]);
  expect(await newsroom.readArticle(documentId)).toBeNull();

  await answerTo(documentId, question?.subjectHash ?? '');
  const [answered] = await findingsOf(documentId);
  expect(answered?.answer).toMatchObject({ answeredBy: expect.any(String) });
  documentOf(await publish(documentId, {}));

  // The same words in another place are another question.
  const moved = [paragraph(text('Danh sách kèm theo ở '), link('https://a.gov.vn/', 'tại đây'))];
  expect(refusalOf(await publish(documentId, { body: moved }))).toHaveLength(1);
  // What was answered stays answered.
  documentOf(await publish(documentId, { title: 'Ban hành kế hoạch mới', body: VAGUE }));
});

test('a refusal cannot be answered away', async () => {
  const body = [...BODY, { type: 'heading', level: 2, children: [text(' ')] }];
  const { documentId } = await newsroom.save({ title: 'Tiêu đề mục trống', body });
  const [refusal] = await findingsOf(documentId);
  expect(refusal).toMatchObject({ kind: 'heading-empty', severity: 'refusal' });
  expect((await answerTo(documentId, refusal?.subjectHash ?? '')).status).toBe(400);
  expect(refusalOf(await publish(documentId, {}))).toEqual([
    { path: ['body'], message: expect.stringContaining('Tiêu đề mục để trống') },
  ]);
});

test('findings are for those who may read articles', async () => {
  const { documentId } = await newsroom.save({ title: 'Bài nháp chưa công bố' });
  expect((await newsroom.connect()('GET', findingsAddress(documentId))).status).toBe(401);
  expect((await newsroom.editor('GET', findingsAddress('khongco'))).status).toBe(404);
});
