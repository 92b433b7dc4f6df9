import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { hasJava, startEngine as start, startDynamoLocal } from '../infra/local/engine.ts';
import { createTables, localDynamo, type TableNames } from '../infra/local/schema.ts';

/** A real engine with empty tables, for one test file. `TEST_ENGINE=dynamodb-local` takes Amazon's instead. */
export async function startEngine(): Promise<{
  readonly endpoint: string;
  readonly dynamo: DynamoDBClient;
  readonly tables: TableNames;
  readonly stop: () => Promise<void>;
}> {
  if (process.env['TEST_ENGINE'] === 'dynamodb-local' && !hasJava())
    throw new Error('DynamoDB Local needs Java 17 or newer');
  const engine = process.env['TEST_ENGINE'] === 'dynamodb-local' ? await startDynamoLocal() : await start();
  const dynamo = localDynamo(engine.endpoint);
  const tables = await createTables(dynamo, `${randomUUID().slice(0, 8)}-`);
  return {
    endpoint: engine.endpoint,
    dynamo,
    tables,
    async stop() {
      dynamo.destroy();
      await engine.stop();
    },
  };
}
