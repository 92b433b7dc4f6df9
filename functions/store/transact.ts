import { setTimeout as wait } from 'node:timers/promises';
import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';

const maxAttempts = 8;

/** Full jitter, at most a third of a second: another transaction holds the same item for some milliseconds. */
const backoff = (attempt: number): Promise<void> => wait(Math.random() * Math.min(320, 10 * 2 ** attempt));

/**
 * Runs a transaction. Gives the places of the items whose conditions did not hold; empty where it was done. Where it
 * met another transaction at the same items (`TransactionConflict`, which the SDK does not repeat) it is tried again.
 * Throws what the SDK throws for any other reason.
 */
export async function failedIn(
  dynamo: DynamoDBClient,
  items: readonly TransactWriteItem[],
  pause: (attempt: number) => Promise<void> = backoff,
): Promise<readonly number[]> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await dynamo.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
      return [];
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      const failed = [...codes.keys()].filter((place) => codes[place] === 'ConditionalCheckFailed');
      if (failed.length > 0) return failed;
      if (!codes.includes('TransactionConflict') || attempt + 1 === maxAttempts) throw error;
      await pause(attempt);
    }
  }
}
