import type {
  CellChange,
  MatrixCard,
  SaveScoresResponse,
} from '@congkhai/shared/contracts/scorecards-admin';
import {
  listStale,
  mergeCards,
  noteFailure,
  noteRevisions,
  noteSaved,
  takeChanges,
} from './sheet/pending';
import type { Sheet } from './sheet/sheet';

const SAVE_AFTER_MILLISECONDS = 800;
const RETRY_MILLISECONDS_MIN = 2_000;
const RETRY_MILLISECONDS_MAX = 30_000;
const POLL_MILLISECONDS = 15_000;
const CHANGES_MAX = 4_000;
/** As many as the server gives at once. */
const CARDS_MAX = 500;

/** What the matrix needs of the server. */
export interface MatrixClient {
  saveScores(changes: CellChange[], reason: string | null): Promise<SaveScoresResponse['data']>;
  listRevisions(): Promise<{ unitId: string; revision: number }[]>;
  readCards(unitIds: string[]): Promise<MatrixCard[]>;
}

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  /** The server could not be reached, or answered with an error: it is tried again at intervals. */
  | { kind: 'failed'; error: unknown };

interface SavingOptions {
  sheet: Sheet;
  client: MatrixClient;
  /** Why scores are changed; null while nobody has said. */
  reasonOf: () => string | null;
  isReasonRequired: boolean;
  /** Called with the units that have changed, and whenever the state has. */
  onChange: (touched: ReadonlySet<string>) => void;
}

export interface Saving {
  state(): SaveState;
  /** Begins to ask whether others have saved. */
  start(): void;
  /** Something has been changed: it is saved shortly. */
  schedule(): void;
  /** Saves now, or tries again now. */
  saveNow(): Promise<void>;
  stop(): void;
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Saves what is changed in a sheet shortly afterwards, in batches, one after the other. What fails stays in the sheet and is tried
 * again with growing intervals. Every quarter of a minute it asks whether others have saved, and fetches what they have.
 */
export function startSaving(options: SavingOptions): Saving {
  const { sheet, client, onChange } = options;
  let state: SaveState = { kind: 'idle' };
  let retryMilliseconds = RETRY_MILLISECONDS_MIN;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let isStopped = false;
  const enter = (next: SaveState) => {
    state = next;
    if (!isStopped) onChange(NOBODY);
  };
  const scheduleIn = (milliseconds: number) => {
    clearTimeout(saveTimer);
    if (!isStopped) saveTimer = setTimeout(() => void saveNow(), milliseconds);
  };
  const saveAll = async () => {
    try {
      await saveBatches(options, () => enter({ kind: 'saving' }));
      retryMilliseconds = RETRY_MILLISECONDS_MIN;
      enter({ kind: 'idle' });
    } catch (error) {
      enter({ kind: 'failed', error });
      scheduleIn(retryMilliseconds);
      retryMilliseconds = Math.min(retryMilliseconds * 2, RETRY_MILLISECONDS_MAX);
    }
  };
  const saveNow = async () => {
    clearTimeout(saveTimer);
    // Whoever asks during a save waits for it and for what was changed meanwhile.
    while (running) await running;
    running = saveAll().finally(() => {
      running = null;
    });
    await running;
  };
  const poll = async () => {
    if (running) return;
    try {
      noteRevisions(sheet, await client.listRevisions());
      await readStale(options);
    } catch {
      // Nobody has asked for this: the next round tries again, and a save that fails says so.
    }
  };
  let pollTimer: ReturnType<typeof setInterval> | undefined;
  return {
    state: () => state,
    start() {
      isStopped = false;
      clearInterval(pollTimer);
      pollTimer = setInterval(() => void poll(), POLL_MILLISECONDS);
    },
    schedule: () => scheduleIn(SAVE_AFTER_MILLISECONDS),
    saveNow,
    stop() {
      isStopped = true;
      clearTimeout(saveTimer);
      clearInterval(pollTimer);
    },
  };
}

async function saveBatches(
  { sheet, client, reasonOf, isReasonRequired, onChange }: SavingOptions,
  onStart: () => void,
): Promise<void> {
  while (!isReasonRequired || reasonOf() !== null) {
    const changes = takeChanges(sheet, CHANGES_MAX);
    if (changes.length === 0) break;
    onStart();
    try {
      const answer = await client.saveScores(changes, reasonOf());
      onChange(noteSaved(sheet, changes, answer));
    } catch (error) {
      noteFailure(sheet, changes);
      throw error;
    }
  }
  await readStale({ sheet, client, onChange });
}

/** Fetches the cards that others have changed. */
async function readStale({
  sheet,
  client,
  onChange,
}: Pick<SavingOptions, 'sheet' | 'client' | 'onChange'>): Promise<void> {
  const stale = listStale(sheet);
  for (let from = 0; from < stale.length; from += CARDS_MAX)
    onChange(mergeCards(sheet, await client.readCards(stale.slice(from, from + CARDS_MAX))));
}
