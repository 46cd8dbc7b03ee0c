import { FindingsResponseSchema } from '@congkhai/shared/contracts/findings-admin';
import {
  LinkDeskResponseSchema,
  LinksResponseSchema,
} from '@congkhai/shared/contracts/links-admin';
import { eventually } from '../helpers/cms-process';
import {
  BODY,
  COLLECTIONS,
  link,
  paragraph,
  refusalOf,
  startNewsroom,
  text,
} from '../helpers/newsroom';

let newsroom: Awaited<ReturnType<typeof startNewsroom>>;
beforeAll(async () => {
  newsroom = await startNewsroom();
});
afterAll(() => newsroom?.stop());

const bodyWith = (url: string) => [paragraph(text('Theo '), link(url))];
const named = (url: string) => {
  const linked = link(url);
  return [paragraph(text('Theo '), { ...linked, children: [text('Báo Quảng Nam')] })];
};
const overview = async (client: typeof newsroom.editor) =>
  LinksResponseSchema.parse((await client('GET', '/publishing/links')).body).data;
const waiting = (host: string) =>
  eventually(async () => {
    const found = (await overview(newsroom.editor)).hosts.find((row) => row.host === host);
    expect(found).toBeDefined();
  });
const decide = async (client: typeof newsroom.editor, host: string, outcome: string) => {
  const { hosts } = await overview(client);
  const id = hosts.find((row) => row.host === host)?.id;
  return client('POST', `/publishing/links/hosts/${id}/decision`, {
    outcome,
    reason: 'Đã kiểm tra',
  });
};
const publish = (data: object) =>
  newsroom.editor('POST', `${COLLECTIONS.articles}/actions/publish`, { body: BODY, ...data });

test('a link to a new host is refused at its block, and proposed in the name of the editor', async () => {
  const answer = await publish({
    title: 'Tin có liên kết lạ',
    body: named('https://baoquangnam.vn/tin'),
  });
  expect(answer.status).toBe(400);
  expect(refusalOf(answer)).toEqual([
    {
      path: ['body'],
      message: expect.stringContaining(
        'Khối thứ 1 của nội dung: liên kết tới trang baoquangnam.vn',
      ),
    },
  ]);
  await waiting('baoquangnam.vn');
  expect((await overview(newsroom.editor)).hosts[0]).toMatchObject({
    host: 'baoquangnam.vn',
    state: 'proposed',
    proposedBy: expect.any(String),
    canAllow: false,
  });
});

test('an editor may not decide, the second person may, and then the article is published', async () => {
  expect((await decide(newsroom.editor, 'baoquangnam.vn', 'allowed')).status).toBe(403);
  expect((await decide(newsroom.administrator, 'baoquangnam.vn', 'allowed')).status).toBe(200);
  const { documentId } = await newsroom.publish({
    title: 'Tin có liên kết',
    body: named('https://baoquangnam.vn/tin'),
  });
  await eventually(async () => expect(await newsroom.readArticle(documentId)).not.toBeNull());
  expect((await overview(newsroom.editor)).inventory).toContainEqual(
    expect.objectContaining({
      host: 'baoquangnam.vn',
      currentCount: 1,
      isAllowed: true,
      firstSeenBy: expect.any(String),
    }),
  );
});

test('nobody allows what they proposed themselves', async () => {
  const proposal = { host: 'tuoitre.vn', withSubdomains: false, reason: 'Nguồn tin' };
  const published = await newsroom.administrator(
    'POST',
    `${COLLECTIONS.articles}/actions/publish`,
    {
      title: 'Tin của quản trị',
      body: named(`https://${proposal.host}/`),
    },
  );
  expect(published.status).toBe(400);
  await waiting('tuoitre.vn');
  expect(await decide(newsroom.administrator, 'tuoitre.vn', 'allowed')).toMatchObject({
    status: 403,
    body: { error: { message: expect.stringContaining('Hãy nhờ một người khác') } },
  });
});

test('a revoked host keeps articles from being published again', async () => {
  expect((await decide(newsroom.administrator, 'baoquangnam.vn', 'revoked')).status).toBe(200);
  const answer = await publish({
    title: 'Tin sau thu hồi',
    body: named('https://baoquangnam.vn/khac'),
  });
  expect(answer.status).toBe(400);
});

test.each([
  'https://1.2.3.4/',
  'https://0x7f.1/',
  'https://gov.vn@evil.example/',
  'https://quangnam.gov.vn.evil.com/',
  'https://gov.vn:8443/',
])('%s is refused, and hosts of the state are not', async (url) => {
  expect(
    (
      await publish({
        title: `Tin ${url.length} ${url}`.replace(/[^\p{L}\d ]/gu, ' '),
        body: bodyWith(url),
      })
    ).status,
  ).toBe(400);
  await newsroom.publish({ title: `Tin ${url.length}`, body: named('https://quangnam.gov.vn/') });
});

test('a draft that leads to a host nobody allowed says so at the link, and the host can be proposed from there', async () => {
  const host = 'thanhnien.vn';
  const { documentId } = await newsroom.save({
    title: 'Bài đang viết',
    body: named(`https://${host}/tin`),
  });
  const findings = async () => {
    const answer = await newsroom.editor(
      'GET',
      `/newsroom/articles/${documentId}/findings?locale=vi`,
    );
    return FindingsResponseSchema.parse(answer.body).data.findings;
  };
  const finding = { kind: 'link-host-unlisted', severity: 'refusal', blockIndex: 0, host };
  expect(await findings()).toMatchObject([{ ...finding, isHostProposed: false }]);
  const proposal = { host, withSubdomains: false, reason: 'Cần cho bài “Bài đang viết”' };
  expect((await newsroom.editor('POST', '/publishing/links/hosts', proposal)).status).toBe(201);
  expect(await findings()).toMatchObject([{ ...finding, isHostProposed: true }]);

  const desk = async (client: typeof newsroom.editor) =>
    LinkDeskResponseSchema.parse((await client('GET', '/publishing/links/desk')).body).data;
  const waitingHost = async (client: typeof newsroom.editor) =>
    (await desk(client)).waiting.find((row) => row.host === host);
  expect(await waitingHost(newsroom.editor)).toMatchObject({ canAllow: false });
  expect(await waitingHost(newsroom.administrator)).toMatchObject({ canAllow: true });
  expect((await decide(newsroom.administrator, host, 'allowed')).status).toBe(200);
  expect(await findings()).toEqual([]);
  expect(await waitingHost(newsroom.administrator)).toBeUndefined();
});

test('what still leads to a host that was taken back is on the desk of everybody who sees links', async () => {
  const { body } = await newsroom.editor('GET', '/publishing/links/desk');
  expect(LinkDeskResponseSchema.parse(body).data.alerts).toMatchObject([
    { host: 'baoquangnam.vn', message: expect.stringContaining('Tin có liên kết') },
  ]);
});
