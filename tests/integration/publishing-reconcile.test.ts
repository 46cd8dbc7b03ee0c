import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore, type PublishedStore } from '@congkhai/published-store';
import {
  isDerivedKey,
  MANIFEST_PREFIX,
  manifestKeys,
} from '@congkhai/shared/contracts/object-keys';
import { ManifestPartSchema, ManifestSchema, SealSchema } from '@congkhai/shared/contracts/seal';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { canonicalJsonOf } from '../helpers/canonical-json';
import {
  type CmsClient,
  type CmsProcess,
  eventually,
  startCmsProcess,
  withoutSeal,
} from '../helpers/cms-process';
import { type S3Server, s3OptionsOf, startS3Server, storeIn } from '../helpers/s3-server';

const PLANTED = 50;
const TAMPERED_TEXT = '{"title":"Nhà cái uy tín"}';
const makeSigningKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const ReportSchema = z.object({
  startedAt: z.string(),
  changed: z.array(z.string()),
  missing: z.array(z.string()),
  foreign: z.array(z.string()),
  manifest: z.array(z.string()),
  differing: z.array(z.string()),
  unrepaired: z.array(z.string()),
});
const StateSchema = z.object({
  data: z.object({ isRunning: z.boolean(), last: ReportSchema.nullable() }),
});
const QueueSchema = z.object({ meta: z.object({ pendingCount: z.number() }) });
const AlertsSchema = z.object({
  data: z.array(z.object({ kind: z.string(), message: z.string() })),
});
const SealedSchema = z.looseObject({ seal: SealSchema });
const KeySchema = z.object({ publicKey: z.string() });

const sha256Of = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex');

describe.each(['folder', 's3'] as const)('a published store in a %s', (kind) => {
  let server: S3Server | undefined;
  let cms: CmsProcess;
  let administrator: CmsClient;
  let store: PublishedStore;
  let quarantineFolder: string;
  const variables: NodeJS.ProcessEnv = { DEMONSTRATION_CONTENT: 'load', RECONCILE_MINUTES: '0' };

  beforeAll(async () => {
    quarantineFolder = mkdtempSync(join(tmpdir(), 'congkhai-quarantine-'));
    variables.PUBLISHING_PRIVATE_KEY = makeSigningKey();
    variables.QUARANTINE_FOLDER = quarantineFolder;
    if (kind === 's3') {
      server = await startS3Server();
      store = storeIn(server);
      Object.assign(variables, {
        PUBLISHED_STORE: 's3',
        ...s3OptionsOf(server),
      });
    }
    cms = await startCmsProcess(variables);
    if (kind === 'folder') store = folderStore({ root: cms.publishedFolder });
    administrator = await cms.signIn('administrator');
    await expectSettled();
  });
  afterAll(async () => {
    await cms?.stop();
    await server?.stop();
    rmSync(quarantineFolder, { recursive: true, force: true });
  });

  /** Nothing waits, and the manifest lists all that is published. */
  const expectSettled = () =>
    eventually(async () => {
      const { body } = await administrator('GET', '/publishing/queue');
      expect(QueueSchema.parse(body).meta.pendingCount).toBe(0);
      expect((await readListed()).size).toBe((await listDocuments()).length);
    });
  const listDocuments = async () =>
    (await store.list('')).filter((key) => !isDerivedKey(key) && !key.startsWith(MANIFEST_PREFIX));

  async function readAll(): Promise<Map<string, Buffer | undefined>> {
    const objects = new Map<string, Buffer | undefined>();
    for (const key of await listDocuments()) objects.set(key, (await store.readBytes(key))?.bytes);
    return objects;
  }

  /** Whether the key of this id, as it lies in the store, signed the canonical JSON of a value. */
  async function isSigned(
    value: unknown,
    { keyId, signature }: { keyId: string | null; signature: string | null },
  ): Promise<boolean> {
    const stored = await store.read(manifestKeys.publicKey(keyId ?? ''));
    const key = KeySchema.parse(JSON.parse(stored?.text ?? 'null'));
    return verify(
      null,
      Buffer.from(canonicalJsonOf(value)),
      createPublicKey(key.publicKey),
      Buffer.from(signature ?? '', 'base64'),
    );
  }

  /** What the manifest lists, once its signature and every hash in it have been checked by other means than those that made it. */
  async function readListed(): Promise<Map<string, { objectSha256: string; revision: number }>> {
    const manifest = ManifestSchema.parse(
      JSON.parse((await store.read(manifestKeys.root()))?.text ?? 'null'),
    );
    expect(await isSigned(manifest.root, manifest)).toBe(true);
    const listed = new Map<string, { objectSha256: string; revision: number }>();
    for (const [part, sha256] of Object.entries(manifest.root.parts)) {
      const text = (await store.read(manifestKeys.part(part, sha256)))?.text ?? '';
      expect(sha256Of(text)).toBe(sha256);
      for (const entry of ManifestPartSchema.parse(JSON.parse(text)).documents)
        listed.set(entry.key, entry);
    }
    expect(listed.size).toBe(manifest.root.documentCount);
    return listed;
  }

  async function reconcile() {
    const state = async () =>
      StateSchema.parse((await administrator('GET', '/publishing/reconcile')).body).data;
    const before = (await state()).last?.startedAt;
    expect((await administrator('POST', '/publishing/reconcile')).status).toBe(202);
    let report: z.infer<typeof ReportSchema> | null = null;
    await eventually(async () => {
      const { isRunning, last } = await state();
      expect(isRunning).toBe(false);
      expect(last?.startedAt).not.toBe(before);
      report = last;
    });
    return ReportSchema.parse(report);
  }

  test('every document carries a signed seal that is its own, and the signed manifest lists every object by its bytes', async () => {
    const objects = await readAll();
    const listed = await readListed();
    expect([...listed.keys()].sort()).toEqual([...objects.keys()]);
    for (const [key, bytes = Buffer.alloc(0)] of objects) {
      expect(sha256Of(bytes)).toBe(listed.get(key)?.objectSha256);
      if (!key.endsWith('.json')) continue;
      const json: unknown = JSON.parse(bytes.toString('utf8'));
      const { seal } = SealedSchema.parse(json);
      expect(sha256Of(canonicalJsonOf(withoutSeal(json)))).toBe(seal.sha256);
      expect(seal.revision).toBe(listed.get(key)?.revision);
      const { revision, approvals, sealedAt, sha256 } = seal;
      expect(await isSigned({ key, revision, approvals, sealedAt, sha256 }, seal)).toBe(true);
    }
  });

  test('nothing is found in a store that nobody touched', async () => {
    expect(await reconcile()).toMatchObject({
      changed: [],
      missing: [],
      foreign: [],
      manifest: [],
      differing: [],
    });
  });

  test('fifty changed, fifty deleted and fifty foreign objects are found and put right by one comparison', async () => {
    const before = await readAll();
    const keys = [...before.keys()];
    expect(keys.length).toBeGreaterThanOrEqual(2 * PLANTED);
    const changed = keys.slice(0, PLANTED);
    const missing = keys.slice(PLANTED, 2 * PLANTED);
    const foreign = Array.from({ length: PLANTED }, (_, number) =>
      number % 2 ? `articles/nha-cai-${number}/vi.json` : `casino/${number}.html`,
    );
    for (const key of changed) await store.write(key, TAMPERED_TEXT);
    for (const key of missing) await store.remove(key);
    for (const key of foreign) await store.write(key, `<a href="https://x.example">${key}</a>`);

    const report = await reconcile();
    expect(report).toMatchObject({ changed, missing, foreign: foreign.sort(), unrepaired: [] });
    expect(await readAll()).toEqual(before);
    // The bytes of what did not belong there are kept: the same text under another key is another file.
    expect(readdirSync(quarantineFolder)).toHaveLength(2 * PLANTED);
    expect(await reconcile()).toMatchObject({ changed: [], missing: [], foreign: [] });
    const { body } = await administrator('GET', '/publishing/alerts');
    const alerts = AlertsSchema.parse(body).data.filter((alert) => alert.kind === 'store-differs');
    expect(alerts.map(({ message }) => message)).toEqual([
      `Đối chiếu ${keys.length} tài liệu: 50 tài liệu bị sửa, 50 tài liệu bị xoá, 50 tệp lạ.`,
    ]);
  });

  test('a manifest that somebody wrote is found and written anew', async () => {
    const text = (await store.read(manifestKeys.root()))?.text ?? '';
    const manifest = ManifestSchema.parse(JSON.parse(text));
    const forged = { ...manifest, root: { ...manifest.root, documentCount: 1 } };
    await store.write(manifestKeys.root(), JSON.stringify(forged));
    expect((await reconcile()).manifest).toEqual([manifestKeys.root()]);
    await expectSettled();
    expect((await reconcile()).manifest).toEqual([]);
  });

  test('a rebuild writes the same documents with the same revisions, and none is missing meanwhile', async () => {
    const before = await readAll();
    expect((await administrator('POST', '/publishing/rebuild')).status).toBe(202);
    const lowest: number[] = [];
    await eventually(async () => {
      lowest.push((await listDocuments()).length);
      const { body } = await administrator('GET', '/publishing/queue');
      expect(QueueSchema.parse(body).meta.pendingCount).toBe(0);
    });
    expect(Math.min(...lowest)).toBe(before.size);
    expect(await readAll()).toEqual(before);
  });

  test('a new key signs everything anew, in place, and no revision changes', async () => {
    const readKeyId = async () =>
      ManifestSchema.parse(JSON.parse((await store.read(manifestKeys.root()))?.text ?? 'null'))
        .keyId;
    const before = await readListed();
    const former = await readKeyId();
    await cms.kill();
    variables.PUBLISHING_PRIVATE_KEY = makeSigningKey();
    // As if the version before had lists of another form.
    const database = new Database(cms.databaseFile);
    const forms = database
      .prepare("DELETE FROM strapi_core_store_settings WHERE key = 'plugin_publishing_forms'")
      .run();
    database.close();
    expect(forms.changes).toBe(1);
    await cms.startAgain();
    expect(await cms.readLog()).toMatch(/[1-9]\d* subjects of article-list are written in a new/);
    administrator = await cms.signIn('administrator');
    await expectSettled();
    await eventually(async () => expect(await readKeyId()).not.toBe(former));
    const keyId = await readKeyId();
    const after = await readListed();
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [key, { revision }] of after) {
      expect(revision).toBe(before.get(key)?.revision);
      if (!key.endsWith('.json')) continue;
      const { seal } = SealedSchema.parse(JSON.parse((await store.read(key))?.text ?? 'null'));
      expect(seal.keyId).toBe(keyId);
    }
    expect(await reconcile()).toMatchObject({ changed: [], missing: [], manifest: [] });
  });

  test('what was changed in the database past the CMS is told of and not shown to readers', async () => {
    const before = await readAll();
    const database = new Database(cms.databaseFile);
    database
      .prepare(
        "UPDATE newsroom_articles SET title = 'Nhà cái uy tín' WHERE published_at IS NOT NULL AND locale = 'vi' AND id = (SELECT max(id) FROM newsroom_articles WHERE published_at IS NOT NULL AND locale = 'vi')",
      )
      .run();
    database.close();
    const { differing } = await reconcile();
    expect(differing.some((subject) => subject.startsWith('article:'))).toBe(true);
    expect(await readAll()).toEqual(before);
  });
});
