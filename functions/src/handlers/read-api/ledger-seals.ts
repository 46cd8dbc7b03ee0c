import type { PublishedStore } from '@congkhai/published-store';
import type { DaySeal, HourSeal } from '@congkhai/shared/views/ledger';
import { VIEW_DEFINITION } from '@congkhai/shared/views/view';
import { notFound } from '../../http';
import { parseSeal, type SealKind } from '../../ledger/seals';
import type { Signed } from '../../ledger/signing';
import { StoreUnavailable } from '../../stores/store-unavailable';

/** The hour or day that is asked for, and its version; the newest if none is named. */
interface SealName {
  name: string;
  version?: number | undefined;
}

/** `GET /v1/ledger/days/{day}` and `/v1/ledger/hours/{hour}`, as JSON text: the stored document is served as it is, in the envelope. */
export async function readSealJson<Seal extends HourSeal | DaySeal>(
  published: PublishedStore,
  kind: SealKind<Seal>,
  request: SealName,
): Promise<string> {
  const { text, versions } = await findSeal(published, kind, request);
  const meta = JSON.stringify({ versions, definition: VIEW_DEFINITION });
  return `{"data":${text},"meta":${meta}}`;
}

/** A seal that hangs together: its hash is that of its content. 404 if there is none. */
export async function findSeal<Seal extends HourSeal | DaySeal>(
  published: PublishedStore,
  kind: SealKind<Seal>,
  { name, version: asked }: SealName,
): Promise<{ text: string; signed: Signed<Seal>; versions: number[] }> {
  const keys = await readOrThrow(() => published.list(kind.prefixOf(name)));
  const versions = keys.flatMap((key) => kind.versionOf(key) ?? []).sort((a, b) => a - b);
  const version = asked ?? versions.at(-1);
  if (version === undefined) throw notFound(`${name} is not sealed`);
  const stored = await readOrThrow(() => published.read(kind.keyOf(name, version)));
  if (!stored) throw notFound(`The seal of ${name} has no version ${version}`);
  const { text } = stored;
  const signed = await readOrThrow(async () => parseSeal(kind, { name, version, text }));
  return { text, signed, versions };
}

// A seal that was changed counts as a store that fails: the cause is logged, and nothing of the seal is served.
async function readOrThrow<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    throw new StoreUnavailable('published store', { cause });
  }
}
