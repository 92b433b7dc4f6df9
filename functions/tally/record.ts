import type { DynamoDBRecord } from 'aws-lambda';
import { type Answers, isMissing, type Value } from '../../survey/answer.ts';
import { isMark, type Mark } from '../../survey/quality.ts';
import type { Response } from '../../survey/response.ts';
import { numberOf, type Row, textOf } from '../store/client.ts';
import { fenceKey, partitionOf } from '../store/responses.ts';

/** One state of a response: its version, and what it says while it is live. */
type State = { readonly ver: number; readonly questionnaireVersion?: number; readonly response?: Response };

/** What a stream record means for the tallies. */
export type Change =
  | { readonly kind: 'nothing'; readonly sequence: string }
  | { readonly kind: 'fence'; readonly sequence: string; readonly wave: string; readonly bucket: string }
  | {
      readonly kind: 'step';
      readonly sequence: string;
      readonly wave: string;
      readonly id: string;
      readonly ttl: number;
      readonly from: State;
      readonly to: State;
    };

/** Version of a response that an operator has erased: nothing comes after it. */
const erased = 9;
const absent: State = { ver: 0 };

const isAnswer = (value: unknown): value is Value =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  (Array.isArray(value) && value.every((code) => typeof code === 'string')) ||
  (typeof value === 'object' && value !== null && 'missing' in value && typeof value.missing === 'string');

function answersOf(row: Row): Answers {
  const answers: unknown = JSON.parse(textOf(row, 'answers'));
  if (typeof answers !== 'object' || answers === null) throw new TypeError('answers are no object');
  return Object.fromEntries(
    Object.entries(answers).map(([field, value]: [string, unknown]) => {
      if (!isAnswer(value)) throw new TypeError('an answer of an unknown shape');
      return [field, isMissing(value) ? { missing: value.missing } : value];
    }),
  );
}

function marksOf(row: Row): { readonly marks?: readonly Mark[] } {
  const listed = row['marks']?.L;
  if (listed === undefined) return {};
  const marks = listed.map(({ S: mark = '' }) => {
    if (!isMark(mark)) throw new TypeError('a mark that is unknown');
    return mark;
  });
  return { marks };
}

/** The response in a row. Throws `TypeError` for a row that no function of ours writes. */
export function responseOf(row: Row): Response {
  const place = row['place']?.S;
  return {
    id: textOf(row, 'sk'),
    language: textOf(row, 'language'),
    answers: answersOf(row),
    ...(place === undefined ? {} : { place }),
    ...marksOf(row),
  };
}

function stateOf(row: Row): State {
  const ver = numberOf(row, 'ver') ?? 0;
  if (row['withdrawn']) return { ver };
  return { ver, questionnaireVersion: numberOf(row, 'version') ?? 0, response: responseOf(row) };
}

/** DynamoDB's own deletions at the end of the retention: the answers go, what they added up to stays. */
const isExpiry = (record: DynamoDBRecord): boolean =>
  record.eventName === 'REMOVE' && record.userIdentity?.principalId === 'dynamodb.amazonaws.com';

const isFence = (row: Row): boolean => textOf(row, 'sk') === fenceKey;

/** Reads a stream record. Throws `TypeError` where its images are broken. */
export function changeOf(record: DynamoDBRecord): Change {
  const sequence = record.dynamodb?.SequenceNumber ?? '';
  const before = imageOf(record.dynamodb?.OldImage);
  const after = imageOf(record.dynamodb?.NewImage);
  const row = after ?? before;
  if (!row || isExpiry(record)) return { kind: 'nothing', sequence };
  const { wave, bucket } = partitionOf(row);
  if (isFence(row)) return after ? { kind: 'fence', sequence, wave, bucket } : { kind: 'nothing', sequence };
  const from = before ? stateOf(before) : absent;
  const to = after ? stateOf(after) : { ver: erased };
  if (to.ver <= from.ver) return { kind: 'nothing', sequence };
  return { kind: 'step', sequence, wave, id: textOf(row, 'sk'), ttl: numberOf(row, 'ttl') ?? 0, from, to };
}

/** The four attribute types our rows have, a list being one of texts; Lambda's and the SDK's types of an image differ in the others. */
function imageOf(image: NonNullable<DynamoDBRecord['dynamodb']>['NewImage']): Row | undefined {
  if (!image) return undefined;
  const entries = Object.entries(image).flatMap(([name, value]): [string, Row[string]][] => {
    if (value.S !== undefined) return [[name, { S: value.S }]];
    if (value.N !== undefined) return [[name, { N: value.N }]];
    if (value.L !== undefined) return [[name, { L: value.L.map(({ S: text = '' }) => ({ S: text })) }]];
    return value.BOOL === undefined ? [] : [[name, { BOOL: value.BOOL }]];
  });
  return Object.fromEntries(entries);
}
