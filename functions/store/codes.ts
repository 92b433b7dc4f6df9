import { createHash } from 'node:crypto';
import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Row, whenHolding } from './client.ts';
import { failedIn } from './transact.ts';

/** An operator's way to put access codes there; no deployed function has it. */
export type CodeWriter = {
  /** Adds a code; false where it is there already, used or not, and stays as it is. */
  readonly add: (wave: string, code: string, place?: string) => Promise<boolean>;
};

/** Only the hash of a code is kept, salted by the wave: who reads the table cannot get in, nor compare waves. */
const hashOf = (wave: string, code: string): string => createHash('sha256').update(`${wave}#${code}`).digest('hex');

const codeKey = (wave: string, code: string): Row => ({ pk: { S: `C#${wave}` }, sk: { S: hashOf(wave, code) } });

/** The half of a transaction that uses a code up. It notes no time and no response, so that neither leads to the other. */
export const redeeming = (table: string, wave: string, code: string) => ({
  TableName: table,
  Key: codeKey(wave, code),
  UpdateExpression: 'SET used = :true',
  ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(used)',
  ExpressionAttributeValues: { ':true': { BOOL: true } },
});

/** Why a code was not redeemed, found out by a condition and without reading it. */
export async function codeState(
  dynamo: DynamoDBClient,
  table: string,
  wave: string,
  code: string,
): Promise<'code_unknown' | 'code_used'> {
  const check = { TableName: table, Key: codeKey(wave, code), ConditionExpression: 'attribute_exists(pk)' };
  return (await failedIn(dynamo, [{ ConditionCheck: check }])).length === 0 ? 'code_used' : 'code_unknown';
}

/** Opens Catalogue for adding access codes. */
export function openCodes(dynamo: DynamoDBClient, table: string): CodeWriter {
  return {
    add: (wave, code, place) =>
      whenHolding(
        dynamo.send(
          new PutItemCommand({
            TableName: table,
            Item: { ...codeKey(wave, code), ...(place === undefined ? {} : { place: { S: place } }) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),
  };
}
