import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { whenHolding } from './client.ts';
import { openReading, type ResponseReader } from './reading.ts';
import { responseKey } from './responses.ts';

/** An operator's door to Responses; no deployed function has it. */
export type AuditStore = ResponseReader & {
  /** Deletes a response or its tombstone for good. False where there is none. */
  readonly erase: (wave: string, id: string) => Promise<boolean>;
};

/** Opens Responses for recounting and erasing. */
export const openAudit = (dynamo: DynamoDBClient, table: string): AuditStore => ({
  ...openReading(dynamo, table),
  erase: (wave, id) =>
    whenHolding(
      dynamo.send(
        new DeleteItemCommand({
          TableName: table,
          Key: responseKey(wave, id),
          ConditionExpression: 'attribute_exists(pk)',
        }),
      ),
    ),
});
