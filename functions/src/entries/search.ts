import { tmpdir } from 'node:os';
import { handle } from 'hono/aws-lambda';
import { addSearch } from '../handlers/read-api/search';
import { createHttpApp } from '../http';
import { openLambda } from '../lambda';
import { openFetchedSearchIndex } from '../stores/fetched-search-index';
import { openFileOfNodeToRead } from '../stores/search-file-of-node';
import { storedSearchFile } from '../stores/stored-search-file';

const MAX_AGE_MILLISECONDS = 10_000;

const parts = openLambda();
const searchIndex = openFetchedSearchIndex({
  stored: storedSearchFile(parts.published),
  folder: tmpdir(),
  open: openFileOfNodeToRead,
  maxAgeMilliseconds: MAX_AGE_MILLISECONDS,
  now: parts.now,
});
const app = createHttpApp(parts);
addSearch(app, { ...parts, searchIndex });

export const handler = handle(app);
