import { ImportRefused, type Place } from './import-refused';

const IDS_MAX = 10_000_000;
/** A Set of JavaScript holds at most 2^24 entries, so they are spread over several by their last character. */
const SETS = 64;

/** Counts how many different ids there are, for visits that a file names by an id on each row. */
export function createDistinctIds() {
  const sets = Array.from({ length: SETS }, () => new Set<string>());
  let count = 0;
  return {
    add(id: string, place: Place): void {
      const key = compactOf(id);
      const set = sets[key.charCodeAt(key.length - 1) % SETS];
      if (!set || set.has(key)) return;
      set.add(key);
      count += 1;
      if (count > IDS_MAX) throw tooManyVisits(place);
    },
    count: () => count,
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

// A cell is a slice of the text it was cut from and would keep all of it in memory, so what is kept is a copy: of a UUID its 16 bytes.
function compactOf(id: string): string {
  return UUID.test(id)
    ? Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1')
    : Buffer.from(id, 'utf8').toString('utf8');
}

function tooManyVisits(place: Place): ImportRefused {
  const vi = `có hơn ${IDS_MAX} lượt truy cập; hãy chia tệp theo năm và nhập thành nhiều nguồn`;
  const en = `there are more than ${IDS_MAX} visits; split the file by years and import several sources`;
  return new ImportRefused({ vi, en }, place);
}
