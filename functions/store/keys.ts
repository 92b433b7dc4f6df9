import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Row, textOf, whenHolding } from './client.ts';

/** A secret that signs challenges, and the day (UTC) from which on it does. */
export type Key = { readonly day: string; readonly secret: string };

export type KeyReader = {
  /** The keys there are, by day: those of yesterday, today and tomorrow; none before the first minute. */
  readonly read: () => Promise<readonly Key[]>;
};

export type KeyWriter = {
  /** Writes a day's key; false where that day has one, which stays as it is. */
  readonly put: (key: Key) => Promise<boolean>;
};

/** Three slots, taken in turn: a day's key is written over that of three days before, so that nothing need be deleted. */
const slots = ['0', '1', '2'] as const;

const millisecondsPerDay = 86_400_000;

const slotKey = (slot: string): Row => ({ pk: { S: 'KEY' }, sk: { S: slot } });

const slotOf = (day: string): string => String((Date.parse(day) / millisecondsPerDay) % slots.length);

/** The UTC day of an instant (epoch milliseconds), moved on by whole days. */
export const keyDay = (now: number, later = 0): string =>
  new Date(now + later * millisecondsPerDay).toISOString().slice(0, 10);

/** Opens Catalogue's keys for signing and checking. */
export function openKeys(dynamo: DynamoDBClient, table: string): KeyReader {
  const get = async (slot: string): Promise<readonly Key[]> => {
    const { Item } = await dynamo.send(new GetItemCommand({ TableName: table, Key: slotKey(slot) }));
    return Item ? [{ day: textOf(Item, 'day'), secret: textOf(Item, 'secret') }] : [];
  };
  return {
    async read() {
      const found = await Promise.all(slots.map(get));
      return found.flat().toSorted((a, b) => (a.day < b.day ? -1 : 1));
    },
  };
}

/** Opens Catalogue's keys for writing them. */
export function openKeyWriter(dynamo: DynamoDBClient, table: string): KeyWriter {
  return {
    put: ({ day, secret }) =>
      whenHolding(
        dynamo.send(
          new PutItemCommand({
            TableName: table,
            Item: { ...slotKey(slotOf(day)), day: { S: day }, secret: { S: secret } },
            ConditionExpression: 'attribute_not_exists(pk) OR #day < :day',
            ExpressionAttributeNames: { '#day': 'day' },
            ExpressionAttributeValues: { ':day': { S: day } },
          }),
        ),
      ),
  };
}
