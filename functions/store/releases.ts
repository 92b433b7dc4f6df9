import { type DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Participation, Release } from '../../survey/release.ts';
import { participationSchema, releaseSchema } from '../../survey/schema.ts';
import { jsonOf, wavesKey } from './catalogue.ts';
import { type Row, whenHolding } from './client.ts';
import { fenceKeys } from './responses.ts';

export const outKey = (wave: string): string => `OUT#${wave}`;
export const releaseKey = (number: number): string => `release#${String(number).padStart(4, '0')}`;
const participationKey = 'participation';

/** What may leave: releases and participation, as staff read them. */
export type ReleaseReader = {
  /** A release; undefined where there is none of that number. */
  readonly release: (wave: string, number: number) => Promise<Release | undefined>;
  readonly participation: (wave: string) => Promise<Participation | undefined>;
};

/** The release function's way to write them. */
export type ReleaseWriter = {
  /** Writes a release once; false where that number exists already and is left as it is. */
  readonly publish: (release: Release) => Promise<boolean>;
  /** Says on the wave that a release is there. */
  readonly announce: (wave: string, number: number) => Promise<void>;
  readonly count: (wave: string, participation: Participation) => Promise<void>;
  /** Sends a fence through the stream behind the last response of each partition; `raised` makes each one new. */
  readonly raiseFences: (wave: string, ttl: number, raised: number) => Promise<void>;
};

/** Opens Catalogue for reading what may leave. */
export function openReleases(dynamo: DynamoDBClient, catalogue: string): ReleaseReader {
  const get = async (wave: string, sk: string): Promise<unknown> => {
    const key = { pk: { S: outKey(wave) }, sk: { S: sk } };
    const { Item } = await dynamo.send(new GetItemCommand({ TableName: catalogue, Key: key, ConsistentRead: true }));
    return Item && jsonOf(Item);
  };
  return {
    async release(wave, number) {
      const found = await get(wave, releaseKey(number));
      return found === undefined ? undefined : releaseSchema.parse(found);
    },
    async participation(wave) {
      const found = await get(wave, participationKey);
      return found === undefined ? undefined : participationSchema.parse(found);
    },
  };
}

/** Opens Catalogue and the fences of Responses for writing releases. */
export function openReleaseWriter(dynamo: DynamoDBClient, catalogue: string, responses: string): ReleaseWriter {
  const row = (wave: string, sk: string, value: unknown): Row => ({
    pk: { S: outKey(wave) },
    sk: { S: sk },
    json: { S: JSON.stringify(value) },
  });
  return {
    publish: (release) =>
      whenHolding(
        dynamo.send(
          new PutItemCommand({
            TableName: catalogue,
            Item: row(release.wave, releaseKey(release.number), release),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),
    async announce(wave, number) {
      await dynamo.send(
        new UpdateItemCommand({
          TableName: catalogue,
          Key: { pk: { S: wavesKey }, sk: { S: wave } },
          UpdateExpression: 'SET released = :number',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':number': { N: String(number) } },
        }),
      );
    },
    async count(wave, participation) {
      await dynamo.send(new PutItemCommand({ TableName: catalogue, Item: row(wave, participationKey, participation) }));
    },
    async raiseFences(wave, ttl, raised) {
      const puts = fenceKeys(wave).map((key) =>
        dynamo.send(
          new PutItemCommand({
            TableName: responses,
            Item: { ...key, ttl: { N: String(ttl) }, raised: { N: String(raised) } },
          }),
        ),
      );
      await Promise.all(puts);
    },
  };
}
