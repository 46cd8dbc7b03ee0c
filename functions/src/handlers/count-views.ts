import * as z from 'zod';
import type { CloudMetrics } from '../cloud-metrics';
import type { Log } from '../log';
import type { StreamRecord, ViewCounter } from '../stores/dynamodb-view-counter';

const StreamEventSchema = z.object({
  Records: z.array(
    z.object({
      eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
      dynamodb: z.object({
        SequenceNumber: z.string().regex(/^\d{1,40}$/),
        NewImage: z.record(z.string(), z.custom<StreamRecord['newImage'][string]>()).optional(),
      }),
    }),
  ),
});

/** What Lambda is told of a batch: the records that have to come again. From the first of them on all do, which changes nothing. */
export interface BatchReply {
  batchItemFailures: { itemIdentifier: string }[];
}

/** Advances the counters by the raw rows that were put into the views table. A batch that comes again, cut otherwise or not, counts once. */
export async function countViews(
  event: unknown,
  {
    counter,
    isTimeLeft,
    log,
    metrics,
  }: { counter: ViewCounter; isTimeLeft: () => boolean; log: Log; metrics: CloudMetrics },
): Promise<BatchReply> {
  const { Records } = StreamEventSchema.parse(event);
  const records = Records.flatMap(({ eventName, dynamodb }) => {
    const { SequenceNumber: sequenceNumber, NewImage: newImage } = dynamodb;
    return eventName === 'INSERT' && newImage ? [{ sequenceNumber, newImage }] : [];
  });
  const { failed, cause, countedCount } = await counter.count(records, isTimeLeft);
  if (countedCount > 0) metrics.count('ViewsCounted', countedCount);
  if (failed.length > 0) {
    metrics.count('ViewsNotCounted', failed.length);
    log.error('Some views could not be counted yet', { recordCount: failed.length, error: cause });
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
