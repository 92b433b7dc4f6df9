import { createHash } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Held, Release } from '../../survey/release.ts';
import { heldSchema, releaseSchema } from '../../survey/schema.ts';
import { jsonOf } from './catalogue.ts';
import { type Row, textOf, whenHolding } from './client.ts';
import { outKey, TamperedError } from './releases.ts';

/** The interim release of a wave, and why a corrected one waits, as staff read them. */
export type InterimReader = {
  /** The interim release; undefined where there is none. Throws `TamperedError` where it is not what was stored. */
  readonly interim: (wave: string) => Promise<Release | undefined>;
  /** Why a corrected release waits; undefined where none does. */
  readonly held: (wave: string) => Promise<Held | undefined>;
};

export type InterimWriter = {
  /** Writes the interim release once; false where there is one, which stays as it is. */
  readonly keep: (release: Release) => Promise<boolean>;
  readonly hold: (wave: string, held: Held) => Promise<void>;
};

const keyOf = (wave: string, sk: 'interim' | 'held'): Row => ({ pk: { S: outKey(wave) }, sk: { S: sk } });

const hashOf = (json: string): string => createHash('sha256').update(json).digest('hex');

/** Opens Catalogue for reading interim releases. */
export function openInterims(dynamo: DynamoDBClient, catalogue: string): InterimReader {
  const get = async (key: Row): Promise<Row | undefined> =>
    (await dynamo.send(new GetItemCommand({ TableName: catalogue, Key: key, ConsistentRead: true }))).Item;
  return {
    async interim(wave) {
      const row = await get(keyOf(wave, 'interim'));
      if (row && hashOf(textOf(row, 'json')) !== textOf(row, 'hash'))
        throw new TamperedError(`the interim release of wave "${wave}" is not what was stored`);
      return row && releaseSchema.parse(jsonOf(row));
    },
    async held(wave) {
      const row = await get(keyOf(wave, 'held'));
      return row && heldSchema.parse(jsonOf(row));
    },
  };
}

/** Opens Catalogue for writing them. */
export const openInterimWriter = (dynamo: DynamoDBClient, catalogue: string): InterimWriter => ({
  keep(release) {
    const json = JSON.stringify(release);
    const put = new PutItemCommand({
      TableName: catalogue,
      Item: { ...keyOf(release.wave, 'interim'), json: { S: json }, hash: { S: hashOf(json) } },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return whenHolding(dynamo.send(put));
  },
  async hold(wave, held) {
    const Item = { ...keyOf(wave, 'held'), json: { S: JSON.stringify(held) } };
    await dynamo.send(new PutItemCommand({ TableName: catalogue, Item }));
  },
});
