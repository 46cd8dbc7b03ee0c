import { createMostReadRefresh } from '../handlers/refresh-most-read';
import { JOB_PATIENCE, openCounts, openDocumentsOfBucket, startLambda } from '../lambda';
import { openReferenceDocuments } from '../stores/reference-documents';

const lambda = startLambda();
const refreshMostRead = createMostReadRefresh({
  ...openDocumentsOfBucket(lambda, openReferenceDocuments, JOB_PATIENCE),
  views: openCounts(lambda, JOB_PATIENCE),
  now: lambda.now,
});

/** Called by a schedule, one instance at a time (reserved concurrency). Rebuilds every list, so a call that comes twice or late does no harm. */
export const handler = lambda.inRun(() => refreshMostRead());
