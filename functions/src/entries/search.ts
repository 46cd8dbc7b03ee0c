import { tmpdir } from 'node:os';
import { handle } from 'hono/aws-lambda';
import { addSearch } from '../handlers/read-api/search';
import { openDocumentsOfBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { openArticleDocuments } from '../stores/article-documents';
import { openFetchedSearchIndex } from '../stores/fetched-search-index';
import { openIndexDocuments } from '../stores/index-documents';
import type { DocumentSource } from '../stores/parsed-documents';
import { openFileOfNodeToRead } from '../stores/search-file-of-node';
import { storedSearchFile } from '../stores/stored-search-file';

const MAX_AGE_MILLISECONDS = 10_000;

const lambda = startLambda();
const openDocuments = (source: DocumentSource) => ({
  ...openIndexDocuments(source),
  ...openArticleDocuments(source),
});
const parts = { ...lambda, ...openDocumentsOfBucket(lambda, openDocuments) };
const searchIndex = openFetchedSearchIndex({
  stored: storedSearchFile(parts.published),
  folder: tmpdir(),
  open: openFileOfNodeToRead,
  maxAgeMilliseconds: MAX_AGE_MILLISECONDS,
  now: parts.now,
});
const app = createLambdaApp(parts);
addSearch(app, { ...parts, searchIndex });

export const handler = handle(app);
