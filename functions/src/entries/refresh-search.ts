import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSearchRefresh } from '../handlers/refresh-search';
import { JOB_PATIENCE, openBucket, startLambda } from '../lambda';
import { openFileOfNodeToWrite } from '../stores/search-file-of-node';
import { createSearchWriter } from '../stores/search-writer';
import { putSearchedManifest } from '../stores/searched-manifest';
import { dropFetchedFile, storedSearchFile } from '../stores/stored-search-file';

const FILE = join(tmpdir(), 'refresh-search.sqlite');

const lambda = startLambda();
const { log, now, inRun } = lambda;
const published = openBucket(lambda, JOB_PATIENCE);
const stored = storedSearchFile(published);

/**
 * Called by S3 when the manifest was written, and by a schedule. Brings the index to what is published and puts it into the bucket, if that changed it. One instance at
 * a time (reserved concurrency); a call that comes twice or late does no harm.
 */
export const handler = inRun(async () => {
  await dropFetchedFile(FILE);
  const known = await stored.fetch(FILE, null);
  const index = createSearchWriter(openFileOfNodeToWrite(FILE));
  const at = now().toISOString();
  let manifestNumber: number | null;
  try {
    manifestNumber = await createSearchRefresh({ published, index, log })();
  } finally {
    index.close();
  }
  await stored.put(FILE, known);
  if (manifestNumber !== null) await putSearchedManifest(published, { manifestNumber, at });
});
