import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { TallyEnv } from '../../functions/tally/env.ts';
import { allow, onKeys } from './grant.ts';
import { Handler } from './handler.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

function streamArnOf(table: TableV2): string {
  if (!table.tableStreamArn) throw new Error('tally needs a table with a stream');
  return table.tableStreamArn;
}

/** Name under which the data stack exports the table's ARN; cdk-nag names its finding by it. */
function exportOf(table: TableV2): string {
  const stack = Stack.of(table);
  const imported: Readonly<Record<string, string>> = stack.resolve(stack.exportValue(table.tableArn));
  return imported['Fn::ImportValue'] ?? '';
}

const readStream = (table: TableV2): readonly PolicyStatement[] => [
  new PolicyStatement({
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    resources: [streamArnOf(table)],
  }),
  // Lambda refuses a mapping whose role may not list; listing names no single stream.
  new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: [`${table.tableArn}/stream/*`] }),
];

/** Folds the stream of responses into the tallies, exactly once. It cannot look a response up. */
export class Tally extends Handler {
  /** Records that could not be folded: their place in the stream, never their content. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, settings: Settings, storage: Storage) {
    const catalogue = storage.table('Catalogue');
    const responses = storage.table('Responses');
    const tallies = storage.table('Tallies');
    super(scope, id, {
      name: 'tally',
      settings,
      environment: {
        CATALOGUE_TABLE: catalogue.tableName,
        TALLIES_TABLE: tallies.tableName,
      } satisfies TallyEnv,
      grants: [
        allow(catalogue, ['GetItem'], onKeys('WAVES', 'Q#*')),
        allow(tallies, ['PutItem', 'UpdateItem']),
        ...readStream(responses),
      ],
      memoryMb: 512,
      timeout: Duration.seconds(60),
    });
    this.deadLetters = this.#createDeadLetters();
    this.#follow(streamArnOf(responses));
    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${exportOf(responses)}/stream/*]`,
      reason: 'Listing streams names no single stream; reading records is granted for the one stream only.',
    });
  }

  #createDeadLetters(): Queue {
    const queue = new Queue(this, 'DeadLetters', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
    });
    const reason = 'It is the dead-letter queue of the stream: nothing consumes it, and an alarm tells the operator.';
    Validations.of(queue).acknowledge(
      { id: 'AwsSolutions-SQS3', reason },
      { id: 'Serverless-SQSRedrivePolicy', reason },
    );
    return queue;
  }

  #follow(eventSourceArn: string): void {
    new EventSourceMapping(this, 'Stream', {
      target: this.function,
      eventSourceArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(2),
      parallelizationFactor: 2,
      bisectBatchOnError: true,
      retryAttempts: 20,
      // Below the stream's own 24 hours, so that a given-up record can still be read from it.
      maxRecordAge: Duration.hours(20),
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(this.deadLetters),
    });
  }
}
