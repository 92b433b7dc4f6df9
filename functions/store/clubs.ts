import { createHash } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ClubRelease, Counted } from '../../survey/clubs/release.ts';
import { clubReleaseSchema, countedSchema } from '../../survey/clubs/schema.ts';
import { jsonOf } from './catalogue.ts';
import { type Row, textOf } from './client.ts';
import { outKey, TamperedError } from './releases.ts';
import { failedIn } from './transact.ts';

/** Releases of clubs' figures, as staff read them. */
export type ClubReleaseReader = {
  /** A release and its stored text; undefined where there is none of that number. Throws where it is not what was stored. */
  readonly read: (
    wave: string,
    number: number,
  ) => Promise<{ readonly release: ClubRelease; readonly artifact: string } | undefined>;
};

export type ClubReleaseWriter = {
  /** Writes a release once, with what it was made of, both or neither; false where there is one of that number. */
  readonly publish: (release: ClubRelease, counted: Counted) => Promise<boolean>;
  /** Which version of each report a release was made of; undefined where there is none of that number. */
  readonly counted: (wave: string, number: number) => Promise<Counted | undefined>;
  /** Whether a corrected release was last tried with the same reports, in vain. */
  readonly tried: (wave: string, counted: Counted) => Promise<boolean>;
  readonly noteTried: (wave: string, counted: Counted) => Promise<void>;
};

const four = (number: number): string => String(number).padStart(4, '0');
const keyOf = (pk: string, sk: string): Row => ({ pk: { S: pk }, sk: { S: sk } });
const clubKey = (wave: string, number: number): Row => keyOf(outKey(wave), `clubs#${four(number)}`);
/** Only the release function reaches this partition. */
const countedKey = (wave: string, number: number): Row => keyOf(`BASE#${wave}`, four(number));
const triedKey = (wave: string): Row => keyOf(`BASE#${wave}`, 'tried');
const hashOf = (json: string): string => createHash('sha256').update(json).digest('hex');

const getter =
  (dynamo: DynamoDBClient, table: string) =>
  async (key: Row): Promise<Row | undefined> =>
    (await dynamo.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item;

/** Opens Catalogue for reading releases of clubs' figures. */
export function openClubReleases(dynamo: DynamoDBClient, catalogue: string): ClubReleaseReader {
  const get = getter(dynamo, catalogue);
  return {
    async read(wave, number) {
      const row = await get(clubKey(wave, number));
      if (!row) return undefined;
      const artifact = textOf(row, 'json');
      if (textOf(row, 'hash') !== hashOf(artifact))
        throw new TamperedError(`release ${number} of wave "${wave}" is not what was stored`);
      return { release: clubReleaseSchema.parse(jsonOf(row)), artifact };
    },
  };
}

/** Opens Catalogue for writing them. */
export function openClubReleaseWriter(dynamo: DynamoDBClient, catalogue: string): ClubReleaseWriter {
  const get = getter(dynamo, catalogue);
  const put = (Item: Row) => ({
    Put: { TableName: catalogue, Item, ConditionExpression: 'attribute_not_exists(pk)' },
  });
  return {
    async publish(release, counted) {
      const json = JSON.stringify(release);
      const failed = await failedIn(dynamo, [
        put({ ...clubKey(release.wave, release.number), json: { S: json }, hash: { S: hashOf(json) } }),
        put({ ...countedKey(release.wave, release.number), json: { S: JSON.stringify(counted) } }),
      ]);
      return failed.length === 0;
    },
    async counted(wave, number) {
      const row = await get(countedKey(wave, number));
      return row && countedSchema.parse(jsonOf(row));
    },
    tried: async (wave, counted) => (await get(triedKey(wave)))?.['json']?.S === JSON.stringify(counted),
    async noteTried(wave, counted) {
      const Item = { ...triedKey(wave), json: { S: JSON.stringify(counted) } };
      await dynamo.send(new PutItemCommand({ TableName: catalogue, Item }));
    },
  };
}
