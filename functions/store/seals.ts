import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Row, textOf, whenHolding } from './client.ts';

/** The secrets that waves are protected with: which cells are hidden for others' sake must be nobody's guess. */
export type SealKeeper = {
  /** The secret of a wave: the one it has, or `fresh` from now on. It never changes after. */
  readonly seal: (wave: string, fresh: string) => Promise<string>;
};

const keyIn = (partition: 'SEAL' | 'ORDER', wave: string): Row => ({ pk: { S: partition }, sk: { S: wave } });

/** Opens Catalogue's secrets of waves. Only the release function may. */
export const openSeals = (dynamo: DynamoDBClient, table: string): SealKeeper => keeperOf(dynamo, table, 'SEAL');

/** Opens the secrets that shuffle responses for research: others than those that protect tables. */
export const openOrders = (dynamo: DynamoDBClient, table: string): SealKeeper => keeperOf(dynamo, table, 'ORDER');

const keeperOf = (dynamo: DynamoDBClient, table: string, partition: 'SEAL' | 'ORDER'): SealKeeper => ({
  async seal(wave, fresh) {
    await whenHolding(
      dynamo.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...keyIn(partition, wave), secret: { S: fresh } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
    const get = new GetItemCommand({ TableName: table, Key: keyIn(partition, wave), ConsistentRead: true });
    return textOf((await dynamo.send(get)).Item, 'secret');
  },
});
