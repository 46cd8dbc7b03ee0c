import { readLambdaConfig } from './config';
import { createLog } from './log';
import { absentViewStore } from './stores/absent-view-store';
import { openPublishedStore } from './stores/open-published-store';

/**
 * What every Lambda function starts with: its settings, log and stores. Made once for each instance, while it is initialised, so that
 * wrong settings fail the deployment's first call and name the variables.
 */
export function openLambda() {
  const now = () => new Date();
  const log = createLog({ now, write: (line) => process.stdout.write(line) });
  const { corsOrigins, catalogue, publishedStore } = readLambdaConfig();
  const stores = openPublishedStore(publishedStore, { now, log });
  return { ...stores, views: absentViewStore(), corsOrigins, catalogue, now, log };
}
