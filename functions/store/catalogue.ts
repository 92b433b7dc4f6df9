import { type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Questionnaire, Translation } from '../../survey/questionnaire.ts';
import { questionnaireSchema, translationSchema, waveSchema } from '../../survey/schema.ts';
import type { Wave } from '../../survey/wave.ts';
import { numberOf, type Row, textOf } from './client.ts';

/** A wave as it is listed, with the numbers of its newest release and of the one that was attacked once more since. */
export type ListedWave = { readonly wave: Wave; readonly released?: number; readonly audited?: number };

/** Reading questionnaires and waves: what every function may do. */
export type CatalogueStore = {
  /** A questionnaire version with its texts by language; undefined where it is unknown. Versions never change. */
  readonly questionnaire: (id: string, version: number) => Promise<Questionnaire | undefined>;
  readonly translation: (id: string, version: number, language: string) => Promise<Translation | undefined>;
  /** The bytes of a picture or recording of a version; undefined where there is none of that name. */
  readonly medium: (id: string, version: number, name: string) => Promise<Uint8Array | undefined>;
  readonly wave: (id: string) => Promise<ListedWave | undefined>;
  /** All waves, by id. */
  readonly waves: () => Promise<readonly ListedWave[]>;
};

export const wavesKey = 'WAVES';
export const questionnaireKey = (id: string): string => `Q#${id}`;
export const versionKey = (version: number): string => `v#${String(version).padStart(6, '0')}`;
export const translationKey = (version: number, language: string): string => `${versionKey(version)}#t#${language}`;
export const mediumKey = (version: number, name: string): string => `${versionKey(version)}#m#${name}`;

/** A row's JSON attribute. */
export const jsonOf = (row: Row): unknown => JSON.parse(textOf(row, 'json'));

function listed(row: Row): ListedWave {
  const released = numberOf(row, 'released');
  const audited = numberOf(row, 'audited');
  const wave = waveSchema.parse(jsonOf(row));
  return { wave, ...(released === undefined ? {} : { released }), ...(audited === undefined ? {} : { audited }) };
}

/** Opens Catalogue for reading. */
export function openCatalogue(dynamo: DynamoDBClient, table: string): CatalogueStore {
  const get = async (pk: string, sk: string): Promise<Row | undefined> => {
    const { Item } = await dynamo.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }));
    return Item;
  };
  return {
    async questionnaire(id, version) {
      const row = await get(questionnaireKey(id), versionKey(version));
      return row && questionnaireSchema.parse(jsonOf(row));
    },
    async translation(id, version, language) {
      const row = await get(questionnaireKey(id), translationKey(version, language));
      return row && translationSchema.parse(jsonOf(row));
    },
    async medium(id, version, name) {
      const row = await get(questionnaireKey(id), mediumKey(version, name));
      return row?.['bytes']?.B;
    },
    async wave(id) {
      const row = await get(wavesKey, id);
      return row && listed(row);
    },
    async waves() {
      const rows = await queryAll(dynamo, table, wavesKey);
      return rows.map(listed);
    },
  };
}

/** Every row of a partition, in order of its sort key, page by page. */
export async function queryAll(
  dynamo: DynamoDBClient,
  table: string,
  pk: string,
  prefix = '',
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let start: Row | undefined;
  do {
    const page = await dynamo.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        Limit: 500,
        KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk }, ...(prefix ? { ':prefix': { S: prefix } } : {}) },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    rows.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return rows;
}
