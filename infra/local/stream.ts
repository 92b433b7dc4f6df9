import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod/mini';

/** What the consumer says of a batch: the records it could not take (Lambda's partial batch response). */
const answerSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Where the consumer stands, kept between starts; a lost place only means that records are read again. */
type Place = { readonly read: () => string | undefined; readonly write: (sequence: string) => void };

export type StreamDeps = {
  readonly endpoint: string;
  readonly table: string;
  readonly place: Place;
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly now: () => number;
};

type Batch = { readonly records: readonly _Record[]; readonly next: string | undefined };

/** What DynamoDB's own expiry is signed with; the sweeper's deletions stand in for it here. */
const expirySigner = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };

/** A record as Lambda's event source mapping hands it on. */
function lambdaRecord(record: _Record, now: number) {
  const ttl = Number(record.dynamodb?.OldImage?.['ttl']?.N ?? Number.POSITIVE_INFINITY);
  const expired = record.eventName === 'REMOVE' && ttl * 1000 <= now;
  const { Keys, NewImage, OldImage, SequenceNumber } = record.dynamodb ?? {};
  return {
    eventName: record.eventName,
    dynamodb: { Keys, NewImage, OldImage, SequenceNumber },
    ...(expired ? { userIdentity: expirySigner } : {}),
  };
}

const sequenceOf = (record: _Record | undefined): string => record?.dynamodb?.SequenceNumber ?? '';

/** The event source mapping of one machine: reads the stream in batches, repeats from the lowest that failed. */
export function consumeStream({ endpoint, table, place, invoke, now }: StreamDeps) {
  const client = new DynamoDBStreamsClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  let iterator: string | undefined;
  let stopped = false;

  async function open(): Promise<string | undefined> {
    const { Streams } = await client.send(new ListStreamsCommand({ TableName: table }));
    const arn = Streams?.[0]?.StreamArn;
    if (!arn) throw new Error(`the table ${table} has no stream`);
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: arn }));
    const shard = StreamDescription?.Shards?.[0]?.ShardId;
    const from = place.read();
    const start = from
      ? ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: from } as const)
      : ({ ShardIteratorType: 'TRIM_HORIZON' } as const);
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn: arn, ShardId: shard, ...start }),
    );
    return ShardIterator;
  }

  async function read(): Promise<Batch> {
    iterator ??= await open();
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 100 }));
    return { records: page.Records ?? [], next: page.NextShardIterator };
  }

  /** One batch. Gives how many records it moved on by; the place follows only what was folded. */
  async function step(): Promise<number> {
    const { records, next } = await read();
    iterator = next;
    if (records.length === 0) return 0;
    const answer = await invoke({ Records: records.map((record) => lambdaRecord(record, now())) });
    const { batchItemFailures } = answerSchema.parse(answer);
    const failed = batchItemFailures[0]?.itemIdentifier;
    const done = failed === undefined ? records.length : records.findIndex((record) => sequenceOf(record) === failed);
    if (done > 0) place.write(sequenceOf(records[done - 1]));
    if (failed !== undefined) iterator = undefined;
    return Math.max(0, done);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const moved = await step().catch(() => {
        iterator = undefined;
        return 0;
      });
      if (moved === 0 && !stopped) await new Promise((done) => setTimeout(done, 100));
    }
  }
  const running = run();
  return async (): Promise<void> => {
    stopped = true;
    await running;
    client.destroy();
  };
}
