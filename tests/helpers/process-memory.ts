import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { medianOf } from './statistics';

const HEAP_PROGRAM = join(__dirname, 'heap-of-thread.cjs');
/** A thread that has said nothing for so long has ended. */
const SILENT_MILLISECONDS = 5_000;
const MEBIBYTE = 1_024 * 1_024;
const HeapSchema = z.object({ at: z.number(), usedBytes: z.number(), heldBytes: z.number() });

/** Where the memory of a process is. */
export interface MemorySample {
  residentBytes: number;
  /** Pages of files, such as the program and a database that is mapped: the system takes them back when it needs room. */
  fileBytes: number;
  /** What the heaps of V8 hold, of all threads. */
  heapBytes: number;
  /** What is in them, what has not been collected yet included. */
  usedHeapBytes: number;
  /** The rest: what SQLite, WebAssembly, compression and V8 itself allocate. */
  nativeBytes: number;
}

/** Settings with which a process tells of its heaps in a folder. */
export function heapSettings(folder: string): Record<string, string> {
  return { NODE_OPTIONS: `--require ${HEAP_PROGRAM}`, HEAPS_FOLDER: folder };
}

/** The memory of a process on Linux that was started with `heapSettings`. */
export function readMemory(processId: number, heapsFolder: string): MemorySample {
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  const bytesOf = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1_024;
  const heaps = readdirSync(heapsFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => HeapSchema.parse(JSON.parse(readFileSync(join(heapsFolder, name), 'utf8'))))
    .filter(({ at }) => Date.now() - at < SILENT_MILLISECONDS);
  const heapBytes = heaps.reduce((sum, { heldBytes }) => sum + heldBytes, 0);
  return {
    residentBytes: bytesOf('VmRSS'),
    fileBytes: bytesOf('RssFile'),
    heapBytes,
    usedHeapBytes: heaps.reduce((sum, { usedBytes }) => sum + usedBytes, 0),
    nativeBytes: bytesOf('RssAnon') - heapBytes,
  };
}

/** A part of the time: medians, and of the used heap the lowest, which is what is left when it was collected. In MiB. */
export interface MemoryPart {
  resident: number;
  file: number;
  heap: number;
  native: number;
  leftInHeap: number;
}

/** The samples in so many parts of the same length. */
export function partsOf(samples: readonly MemorySample[], count: number): MemoryPart[] {
  const size = Math.floor(samples.length / count);
  return Array.from({ length: count }, (_, at) => {
    const part = samples.slice(at * size, (at + 1) * size);
    const median = (of: (sample: MemorySample) => number) => medianOf(part.map(of)) / MEBIBYTE;
    return {
      resident: median(({ residentBytes }) => residentBytes),
      file: median(({ fileBytes }) => fileBytes),
      heap: median(({ heapBytes }) => heapBytes),
      native: median(({ nativeBytes }) => nativeBytes),
      leftInHeap: Math.min(...part.map(({ usedHeapBytes }) => usedHeapBytes)) / MEBIBYTE,
    };
  });
}
