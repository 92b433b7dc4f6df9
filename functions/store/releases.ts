import { createHash } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Participation, Release, Verdict } from '../../survey/release.ts';
import { participationSchema, releaseSchema, verdictSchema } from '../../survey/schema.ts';
import { jsonOf, wavesKey } from './catalogue.ts';
import { type Row, textOf, whenHolding } from './client.ts';
import { fenceKeys } from './responses.ts';

export const outKey = (wave: string): string => `OUT#${wave}`;
export const releaseKey = (number: number): string => `release#${String(number).padStart(4, '0')}`;
const verdictKey = (number: number): string => `audit#${String(number).padStart(4, '0')}`;
const participationKey = 'participation';

/** What says later that a release is the one that was stored. */
const hashOf = (json: string): string => createHash('sha256').update(json).digest('hex');

/** What may leave: releases and participation, as staff read them. */
export type ReleaseReader = {
  /** A release; undefined where there is none of that number. Throws where it is not what was stored. */
  readonly release: (wave: string, number: number) => Promise<Release | undefined>;
  /** What the attack after it was stored found; undefined until there was one. */
  readonly verdict: (wave: string, number: number) => Promise<Verdict | undefined>;
  readonly participation: (wave: string) => Promise<Participation | undefined>;
};

/** The release function's way to write them. */
export type ReleaseWriter = {
  /** Writes a release once; false where that number exists already and is left as it is. */
  readonly publish: (release: Release) => Promise<boolean>;
  /** Says on the wave that a release is there. */
  readonly announce: (wave: string, number: number) => Promise<void>;
  /** Notes what an attack on a stored release found, and on the wave that there was one. */
  readonly judge: (wave: string, number: number, verdict: Verdict) => Promise<void>;
  readonly count: (wave: string, participation: Participation) => Promise<void>;
  /** Sends a fence through the stream behind the last response of each partition; `raised` makes each one new. */
  readonly raiseFences: (wave: string, ttl: number, raised: number) => Promise<void>;
};

/** A stored release whose bytes are not those that were written. */
export class TamperedError extends Error {
  override readonly name = 'TamperedError';
}

/** Opens Catalogue for reading what may leave. */
export function openReleases(dynamo: DynamoDBClient, catalogue: string): ReleaseReader {
  const get = async (wave: string, sk: string): Promise<Row | undefined> => {
    const key = { pk: { S: outKey(wave) }, sk: { S: sk } };
    const { Item } = await dynamo.send(new GetItemCommand({ TableName: catalogue, Key: key, ConsistentRead: true }));
    return Item;
  };
  return {
    async release(wave, number) {
      const row = await get(wave, releaseKey(number));
      if (row && textOf(row, 'hash') !== hashOf(textOf(row, 'json')))
        throw new TamperedError(`release ${number} of wave "${wave}" is not what was stored`);
      return row && releaseSchema.parse(jsonOf(row));
    },
    async verdict(wave, number) {
      const row = await get(wave, verdictKey(number));
      return row && verdictSchema.parse(jsonOf(row));
    },
    async participation(wave) {
      const row = await get(wave, participationKey);
      return row && participationSchema.parse(jsonOf(row));
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
  const mark = async (wave: string, name: 'released' | 'audited', number: number): Promise<void> => {
    await dynamo.send(
      new UpdateItemCommand({
        TableName: catalogue,
        Key: { pk: { S: wavesKey }, sk: { S: wave } },
        UpdateExpression: `SET ${name} = :number`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':number': { N: String(number) } },
      }),
    );
  };
  const sealed = (made: Row): Row => ({ ...made, hash: { S: hashOf(textOf(made, 'json')) } });
  return {
    publish: (release) =>
      whenHolding(
        dynamo.send(
          new PutItemCommand({
            TableName: catalogue,
            Item: sealed(row(release.wave, releaseKey(release.number), release)),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),
    announce: (wave, number) => mark(wave, 'released', number),
    async judge(wave, number, verdict) {
      const item = row(wave, verdictKey(number), verdict);
      await dynamo.send(new PutItemCommand({ TableName: catalogue, Item: item }));
      await mark(wave, 'audited', number);
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
