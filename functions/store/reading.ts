import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Row, textOf } from './client.ts';
import { fenceKey, responsePartitions } from './responses.ts';

/** Reading what respondents answered: for the two functions that must, and an operator. */
export type ResponseReader = {
  /** Every live response's row, one page in memory at a time; neither fences nor what was withdrawn. */
  readonly eachResponse: (wave: string) => AsyncGenerator<Row, void>;
};

/** Rows of one read: about 500 KB, below DynamoDB's page of 1 MB. */
const pageSize = 500;

const isLive = (row: Row): boolean => textOf(row, 'sk') !== fenceKey && row['withdrawn'] === undefined;

/** Opens Responses for reading. */
export function openReading(dynamo: DynamoDBClient, table: string): ResponseReader {
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
  };
}
