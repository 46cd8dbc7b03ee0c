const { renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { getHeapStatistics } = require('node:v8');
const { threadId } = require('node:worker_threads');

// Loaded by every thread of a process that is watched (NODE_OPTIONS=--require): tells once a second what its heap holds. Node has no other way to ask.

const folder = process.env.HEAPS_FOLDER ?? '';
const file = join(folder, `${threadId}.json`);

function tell() {
  const { used_heap_size, total_physical_size } = getHeapStatistics();
  const heap = { at: Date.now(), usedBytes: used_heap_size, heldBytes: total_physical_size };
  // Whoever reads it never sees a half.
  writeFileSync(`${file}.new`, JSON.stringify(heap));
  renameSync(`${file}.new`, file);
}

setInterval(tell, 1_000).unref();
