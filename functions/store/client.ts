import { type AttributeValue, ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';

export type Row = Record<string, AttributeValue>;

/** A client for the region and endpoint that the environment names. */
export const openDynamo = (): DynamoDBClient => new DynamoDBClient({ maxAttempts: 5 });

/** Runs a conditional write: true where it was done, false where its condition did not hold. */
export async function whenHolding(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** The text of an attribute. Throws where the row lacks it: a row of ours always has it. */
export function textOf(row: Row | undefined, name: string): string {
  const text = row?.[name]?.S;
  if (text === undefined) throw new TypeError(`row without the text attribute "${name}"`);
  return text;
}

/** The number of an attribute; undefined where there is none. */
export const numberOf = (row: Row | undefined, name: string): number | undefined => {
  const text = row?.[name]?.N;
  return text === undefined ? undefined : Number(text);
};
