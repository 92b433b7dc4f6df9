import { DeleteItemCommand, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Row, textOf, whenHolding } from './client.ts';
import { fenceKey, responseKey, responsePartitions } from './responses.ts';

/** An operator's door to Responses; no deployed function has it. */
export type AuditStore = {
  /** Every live response's row, one page in memory at a time; neither fences nor what was withdrawn. */
  readonly eachResponse: (wave: string) => AsyncGenerator<Row, void>;
  /** Deletes a response or its tombstone for good. False where there is none. */
  readonly erase: (wave: string, id: string) => Promise<boolean>;
};

/** Rows of one read: about 500 KB, below DynamoDB's page of 1 MB. */
const pageSize = 500;

const isLive = (row: Row): boolean => textOf(row, 'sk') !== fenceKey && row['withdrawn'] === undefined;

/** Opens Responses for recounting and erasing. */
export function openAudit(dynamo: DynamoDBClient, table: string): AuditStore {
  async function* rowsOf(partition: string): AsyncGenerator<Row, void> {
    let start: Row | undefined;
    do {
      const query = new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        Limit: pageSize,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: partition } },
        ...(start ? { ExclusiveStartKey: start } : {}),
      });
      const page = await dynamo.send(query);
      yield* page.Items ?? [];
      start = page.LastEvaluatedKey;
    } while (start);
  }
  return {
    async *eachResponse(wave) {
      for (const partition of responsePartitions(wave))
        for await (const row of rowsOf(partition)) if (isLive(row)) yield row;
    },
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
  };
}
