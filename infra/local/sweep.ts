import { DeleteItemCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { tables } from '../tables.ts';
import type { TableNames } from './schema.ts';

/** Deletes what has expired, as DynamoDB's TTL does in the cloud: the embedded engine never sweeps by itself. */
export async function sweepExpired(dynamo: DynamoDBClient, names: TableNames, now: number): Promise<number> {
  let swept = 0;
  for (const { name, ttl } of tables) if (ttl) swept += await sweepTable(dynamo, names[name], ttl, now);
  return swept;
}

async function sweepTable(dynamo: DynamoDBClient, table: string, ttl: string, now: number): Promise<number> {
  const condition = {
    ExpressionAttributeNames: { '#ttl': ttl },
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(now / 1000)) } },
  };
  let swept = 0;
  let start: Record<string, { S: string }> | undefined;
  do {
    const page = await dynamo.send(
      new ScanCommand({
        TableName: table,
        Limit: 500,
        FilterExpression: '#ttl <= :now',
        ...condition,
        ExclusiveStartKey: start,
      }),
    );
    for (const { pk, sk } of page.Items ?? []) {
      if (!pk || !sk) continue;
      await dynamo.send(
        new DeleteItemCommand({ TableName: table, Key: { pk, sk }, ConditionExpression: '#ttl <= :now', ...condition }),
      );
      swept += 1;
    }
    const { pk, sk } = page.LastEvaluatedKey ?? {};
    start = pk?.S !== undefined && sk?.S !== undefined ? { pk: { S: pk.S }, sk: { S: sk.S } } : undefined;
  } while (start);
  return swept;
}
