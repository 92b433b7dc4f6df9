import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Row, textOf, whenHolding } from './client.ts';

/** The secrets that waves are protected with: which cells are hidden for others' sake must be nobody's guess. */
export type SealKeeper = {
  /** The secret of a wave: the one it has, or `fresh` from now on. It never changes after. */
  readonly seal: (wave: string, fresh: string) => Promise<string>;
};

const sealKey = (wave: string): Row => ({ pk: { S: 'SEAL' }, sk: { S: wave } });

/** Opens Catalogue's secrets of waves. Only the release function may. */
export function openSeals(dynamo: DynamoDBClient, table: string): SealKeeper {
  return {
    async seal(wave, fresh) {
      await whenHolding(
        dynamo.send(
          new PutItemCommand({
            TableName: table,
            Item: { ...sealKey(wave), secret: { S: fresh } },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      const get = new GetItemCommand({ TableName: table, Key: sealKey(wave), ConsistentRead: true });
      return textOf((await dynamo.send(get)).Item, 'secret');
    },
  };
}
