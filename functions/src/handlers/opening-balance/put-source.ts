import {
  OPENING_SOURCES_MAX,
  type OpeningBalance,
  type OpeningBalanceSource,
} from '@congkhai/shared/contracts/opening-balance';
import { ImportRefused } from './import-refused';

export interface PutResult {
  balance: OpeningBalance;
  replaced: OpeningBalanceSource | null;
}

/**
 * The opening balance with this source in it. The same files replace what was imported from them; other files replace a source only when that
 * is meant, and no file counts in two sources. @throws ImportRefused
 */
export function putSource(
  balance: OpeningBalance,
  source: OpeningBalanceSource,
  isReplacing: boolean,
): PutResult {
  const others = balance.sources.filter(({ sourceId }) => sourceId !== source.sourceId);
  const replaced = balance.sources.find(({ sourceId }) => sourceId === source.sourceId) ?? null;
  for (const other of others) refuseSharedFile(source, other);
  if (replaced && !isReplacing && !hasSameFiles(source, replaced)) throw otherFiles(replaced);
  if (others.length >= OPENING_SOURCES_MAX) throw tooManySources();
  const sources = [...others, source].sort((one, other) =>
    one.sourceId < other.sourceId ? -1 : 1,
  );
  return { balance: { sources }, replaced };
}

/** The opening balance without this source. @throws ImportRefused if there is none of this name. */
export function withoutSource(balance: OpeningBalance, sourceId: string): OpeningBalance {
  const sources = balance.sources.filter((source) => source.sourceId !== sourceId);
  if (sources.length < balance.sources.length) return { sources };
  const names = balance.sources.map((source) => source.sourceId).join(', ') || '–';
  const vi = `không có nguồn “${sourceId}”; đang có: ${names}`;
  const en = `there is no source "${sourceId}"; there are: ${names}`;
  throw new ImportRefused({ vi, en });
}

function hasSameFiles(one: OpeningBalanceSource, other: OpeningBalanceSource): boolean {
  return hashesOf(one).join() === hashesOf(other).join();
}

function hashesOf({ files }: OpeningBalanceSource): string[] {
  return files.map(({ sha256 }) => sha256).sort();
}

function refuseSharedFile(source: OpeningBalanceSource, other: OpeningBalanceSource): void {
  const taken = new Set(hashesOf(other));
  const shared = source.files.find(({ sha256 }) => taken.has(sha256));
  if (!shared) return;
  const vi = `tệp này đã được nhập trong nguồn “${other.sourceId}”; nhập nữa sẽ đếm hai lần`;
  const en = `this file is already part of the source "${other.sourceId}"; importing it again would count it twice`;
  throw new ImportRefused({ vi, en }, { file: shared.name });
}

function otherFiles({ sourceId, files }: OpeningBalanceSource): ImportRefused {
  const names = files.map(({ name }) => name).join(', ');
  const vi = `nguồn “${sourceId}” đã được nhập từ tệp khác (${names}). Thêm --replace để thay, hoặc --source TÊN để thêm một nguồn nữa`;
  const en = `the source "${sourceId}" was imported from other files (${names}). Add --replace to replace it, or --source NAME for one more source`;
  return new ImportRefused({ vi, en });
}

function tooManySources(): ImportRefused {
  const vi = `chỉ giữ được ${OPENING_SOURCES_MAX} nguồn`;
  const en = `at most ${OPENING_SOURCES_MAX} sources are kept`;
  return new ImportRefused({ vi, en });
}
