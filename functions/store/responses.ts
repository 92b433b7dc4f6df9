import { createHash } from 'node:crypto';
import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Answers } from '../../survey/answer.ts';
import { bucketOf, buckets } from '../../survey/id.ts';
import type { Mark } from '../../survey/quality.ts';
import { type Row, textOf, whenHolding } from './client.ts';
import { codeState, redeeming } from './codes.ts';
import { failedIn } from './transact.ts';

/** A response to store: the day is the finest time, the answers one JSON string of codes. */
export type NewResponse = {
  readonly id: string;
  readonly wave: string;
  readonly version: number;
  readonly language: string;
  readonly day: string;
  readonly place?: string;
  readonly answers: Answers;
  readonly marks?: readonly Mark[];
  /** Expiry in epoch seconds. */
  readonly ttl: number;
};

/**
 * `created` the first time, `repeated` for the same answers again, `conflict` for others under the same id;
 * `code_unknown` and `code_used` for an access code that lets nobody in. Only `created` uses a code up.
 */
export type PutOutcome = 'created' | 'repeated' | 'conflict' | 'code_unknown' | 'code_used';

/** The door to Responses for the public function: it can write, and cannot read what anybody wrote. */
export type ResponseStore = {
  /** Stores a response; with an access code, redeems the code in the same transaction, both or neither. */
  readonly put: (response: NewResponse, code?: string) => Promise<PutOutcome>;
  /** Replaces the answers by a tombstone. False where there is no such response; true again when repeated. */
  readonly withdraw: (wave: string, id: string, ttl: number) => Promise<boolean>;
};

/** Sort key of the markers that `release` sends through the stream behind the last response. */
export const fenceKey = 'fence';

const partition = (wave: string, bucket: number): string => `R#${wave}#${bucket}`;

/** Key of a response: its wave's partition by the id's first character. */
export const responseKey = (wave: string, id: string): Row => ({
  pk: { S: partition(wave, bucketOf(id)) },
  sk: { S: id },
});

/** The partition keys that a wave's responses are spread over. */
export const responsePartitions = (wave: string): readonly string[] =>
  Array.from({ length: buckets }, (_, bucket) => partition(wave, bucket));

/** Keys of a wave's fences, one in each partition. */
export const fenceKeys = (wave: string): readonly Row[] =>
  responsePartitions(wave).map((pk) => ({ pk: { S: pk }, sk: { S: fenceKey } }));

/** Wave and bucket of a row's partition key. */
export function partitionOf(row: Row): { readonly wave: string; readonly bucket: string } {
  const [, wave = '', bucket = ''] = textOf(row, 'pk').split('#');
  return { wave, bucket };
}

/**
 * What makes a repeat the same: everything the respondent sent, salted by the id so that digests cannot be compared.
 * Neither marks nor an access code belong to it: a repeat by another way is still a repeat.
 */
const digestOf = ({ id, language, place, answers }: NewResponse): string =>
  createHash('sha256')
    .update(JSON.stringify([id, language, place ?? null, answers]))
    .digest('base64url')
    .slice(0, 22);

const marksOf = ({ marks = [] }: NewResponse): Row =>
  marks.length === 0 ? {} : { marks: { L: marks.map((mark) => ({ S: mark })) } };

const rowOf = (response: NewResponse, digest: string): Row => ({
  ...responseKey(response.wave, response.id),
  ver: { N: '1' },
  version: { N: String(response.version) },
  language: { S: response.language },
  day: { S: response.day },
  ...(response.place === undefined ? {} : { place: { S: response.place } }),
  answers: { S: JSON.stringify(response.answers) },
  ...marksOf(response),
  digest: { S: digest },
  ttl: { N: String(response.ttl) },
});

/**
 * Opens Responses for writing; access codes are redeemed in Catalogue. Throws what the SDK throws where DynamoDB
 * cannot be reached.
 */
export function openResponses(dynamo: DynamoDBClient, table: string, catalogue: string): ResponseStore {
  const putting = (response: NewResponse, digest: string) => ({
    TableName: table,
    Item: rowOf(response, digest),
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  const isRepeat = async (response: NewResponse, digest: string): Promise<boolean> => {
    const check = {
      TableName: table,
      Key: responseKey(response.wave, response.id),
      ConditionExpression: 'digest = :digest',
      ExpressionAttributeValues: { ':digest': { S: digest } },
    };
    return (await failedIn(dynamo, [{ ConditionCheck: check }])).length === 0;
  };
  const putRedeeming = async (response: NewResponse, digest: string, code: string): Promise<PutOutcome> => {
    const redeem = redeeming(catalogue, response.wave, code);
    const failed = await failedIn(dynamo, [{ Update: redeem }, { Put: putting(response, digest) }]);
    if (failed.length === 0) return 'created';
    if (await isRepeat(response, digest)) return 'repeated';
    return failed.includes(1) ? 'conflict' : codeState(dynamo, catalogue, response.wave, code);
  };
  return {
    async put(response, code) {
      const digest = digestOf(response);
      if (code !== undefined) return putRedeeming(response, digest, code);
      if (await whenHolding(dynamo.send(new PutItemCommand(putting(response, digest))))) return 'created';
      return (await isRepeat(response, digest)) ? 'repeated' : 'conflict';
    },
    withdraw: (wave, id, ttl) =>
      whenHolding(
        dynamo.send(
          new PutItemCommand({
            TableName: table,
            Item: { ...responseKey(wave, id), ver: { N: '2' }, withdrawn: { BOOL: true }, ttl: { N: String(ttl) } },
            ConditionExpression: 'attribute_exists(pk)',
          }),
        ),
      ),
  };
}
