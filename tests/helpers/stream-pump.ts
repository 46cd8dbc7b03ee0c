import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';

/** A record of a stream as Lambda passes it on. */
export interface StreamEventRecord {
  eventName: string;
  dynamodb: { SequenceNumber: string; NewImage?: Record<string, unknown> };
}

/** Reads the stream of a table as Lambda does: every shard from its beginning, parents before their children. */
export interface StreamReader {
  /** All records from where the last call ended to the end of the stream, in batches, each of one shard. */
  read(): Promise<StreamEventRecord[][]>;
  close(): void;
}

export function openStream(
  { endpoint, region }: { endpoint: string; region: string },
  streamArn: string,
): StreamReader {
  const client = new DynamoDBStreamsClient({ endpoint, region });
  const iterators = new Map<string, string | null>();

  async function listShards(): Promise<Shard[]> {
    const shards: Shard[] = [];
    let after: string | undefined;
    do {
      const command = new DescribeStreamCommand({
        StreamArn: streamArn,
        ...(after ? { ExclusiveStartShardId: after } : {}),
      });
      const { StreamDescription } = await client.send(command);
      shards.push(...(StreamDescription?.Shards ?? []));
      after = StreamDescription?.LastEvaluatedShardId;
    } while (after);
    return shards;
  }

  async function iteratorOf(ShardId: string): Promise<string | null> {
    const known = iterators.get(ShardId);
    return known === undefined ? oldestOf(ShardId) : known;
  }

  async function oldestOf(ShardId: string): Promise<string | null> {
    const { ShardIterator = null } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId,
        ShardIteratorType: 'TRIM_HORIZON',
      }),
    );
    return ShardIterator;
  }

  async function readShard(shardId: string): Promise<StreamEventRecord[][]> {
    const batches: StreamEventRecord[][] = [];
    let iterator = await iteratorOf(shardId);
    while (iterator !== null) {
      const { Records = [], NextShardIterator = null } = await recordsFrom(iterator, shardId);
      if (Records.length > 0) batches.push(JSON.parse(JSON.stringify(Records)));
      iterator = NextShardIterator;
      iterators.set(shardId, iterator);
      if (Records.length === 0) break;
    }
    return batches;
  }

  /** What an iterator stands before may have been trimmed by the server, with nothing in it: then the oldest record there is comes next, as Lambda does it. */
  async function recordsFrom(iterator: string, shardId: string) {
    try {
      return await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
    } catch (error) {
      const oldest = error instanceof TrimmedDataAccessException && (await oldestOf(shardId));
      if (!oldest) throw error;
      return client.send(new GetRecordsCommand({ ShardIterator: oldest }));
    }
  }

  return {
    async read() {
      const batches = [];
      const shards = await listShards();
      const listed = new Set(shards.map(({ ShardId }) => ShardId));
      for (const { ShardId, ParentShardId } of shards) {
        // A page without records is not the end of a shard: what comes after it has to come before what is in the shard's children.
        const isParentRead =
          !listed.has(ParentShardId) || iterators.get(ParentShardId ?? '') === null;
        if (ShardId && isParentRead) batches.push(...(await readShard(ShardId)));
      }
      return batches;
    },
    close: () => client.destroy(),
  };
}
