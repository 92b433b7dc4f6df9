import {
  type CancellationReason,
  type DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { branchPages, counterIn, nameIn, type Plan, pageOf, type Tally } from '../../survey/tally.ts';
import { queryAll } from './catalogue.ts';
import { numberOf, type Row, textOf } from './client.ts';

/** One response's step from a version to the next, as its marker takes it. Version 0 is "not there yet". */
export type Step = { readonly id: string; readonly from: number; readonly to: number; readonly ttl: number };

/** Applied whole, or not at all: then with the versions that the markers in the way hold, or `busy`. */
type FoldOutcome = { readonly applied: true } | { readonly applied: false; readonly seen: ReadonlyMap<string, number> };

/** The tally function's door to Tallies: it adds and marks, and does not read counts. */
export type TallyWriter = {
  /** One transaction: every marker moves on and every counter takes its share, or nothing happens. */
  readonly fold: (wave: string, plan: Plan, steps: readonly Step[], delta: Tally) => Promise<FoldOutcome>;
  /** Notes that every record before a fence has been folded. */
  readonly passFence: (wave: string, bucket: string) => Promise<void>;
  /** Keeps the place of a record that cannot be folded, so that it blocks nobody and is not forgotten. */
  readonly quarantine: (wave: string, sequence: string, reason: string) => Promise<void>;
};

/** The release function's door: exact counts, read whole. */
export type TallyReader = {
  readonly tally: (wave: string) => Promise<Tally>;
  /** How many of the wave's fences have been passed. */
  readonly fencesPassed: (wave: string) => Promise<number>;
  readonly quarantined: (wave: string) => Promise<number>;
};

/** Counters kept in one item: 340 additions fit an update expression of 4 KB (DynamoDB's limit). */
const countersPerPage = 340;

/** Days a marker outlives its response: longer than the stream could still repeat it. */
const markerDays = 30;

const tallyKey = (wave: string): string => `T#${wave}`;
const fencesKey = (wave: string): string => `F#${wave}`;
const quarantineKey = (wave: string): string => `X#${wave}`;
const markerKey = (wave: string, id: string): Row => ({ pk: { S: `M#${wave}#${id}` }, sk: { S: 'm' } });

/**
 * How many responses fit one transaction beside the pages of a plan (DynamoDB: 100 actions, one page for places). Where
 * places are told apart each response may come by another one, which has pages of its own.
 */
export const stepsPerFold = (plan: Plan): number =>
  Math.floor((100 - Math.ceil(plan.size / countersPerPage) - 1) / (1 + branchPages(plan, countersPerPage)));

const moveMarker = (table: string, wave: string, step: Step): TransactWriteItem => ({
  Update: {
    TableName: table,
    Key: markerKey(wave, step.id),
    UpdateExpression: 'SET ver = :to, #ttl = :ttl',
    ConditionExpression: step.from === 0 ? 'attribute_not_exists(pk)' : 'ver = :from',
    ExpressionAttributeNames: { '#ttl': 'ttl' },
    ExpressionAttributeValues: {
      ':to': { N: String(step.to) },
      ':ttl': { N: String(step.ttl + markerDays * 86_400) },
      ...(step.from === 0 ? {} : { ':from': { N: String(step.from) } }),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

function addPages(table: string, wave: string, delta: Tally): readonly TransactWriteItem[] {
  const pages = Map.groupBy(delta, ([counter]) => pageOf(counter, countersPerPage));
  return [...pages].map(([page, counters]) => {
    const amounts = [...new Set(counters.map(([, amount]) => amount))];
    const additions = counters.map(([, amount], index) => `#${index.toString(36)} :${amounts.indexOf(amount)}`);
    return {
      Update: {
        TableName: table,
        Key: { pk: { S: tallyKey(wave) }, sk: { S: page } },
        UpdateExpression: `ADD ${additions.join(',')}`,
        ExpressionAttributeNames: Object.fromEntries(
          counters.map(([counter], index) => [`#${index.toString(36)}`, nameIn(counter)]),
        ),
        ExpressionAttributeValues: Object.fromEntries(
          amounts.map((amount, index) => [`:${index}`, { N: String(amount) }]),
        ),
      },
    };
  });
}

/** The versions that failed markers hold, by response; a marker that is not there holds 0. */
const versionsSeen = (steps: readonly Step[], reasons: readonly CancellationReason[]): ReadonlyMap<string, number> =>
  new Map(
    steps.flatMap((step, index): [string, number][] => {
      const reason = reasons[index];
      return reason?.Code === 'ConditionalCheckFailed' ? [[step.id, numberOf(reason.Item, 'ver') ?? 0]] : [];
    }),
  );

/** Opens Tallies for folding. */
export function openTallyWriter(dynamo: DynamoDBClient, table: string): TallyWriter {
  const put = (pk: string, sk: string, more: Row) =>
    dynamo.send(new PutItemCommand({ TableName: table, Item: { pk: { S: pk }, sk: { S: sk }, ...more } }));
  return {
    async fold(wave, plan, steps, delta) {
      if (steps.length > stepsPerFold(plan)) throw new RangeError(`${steps.length} steps do not fit one transaction`);
      const items = [...steps.map((step) => moveMarker(table, wave, step)), ...addPages(table, wave, delta)];
      try {
        await dynamo.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return { applied: true };
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        return { applied: false, seen: versionsSeen(steps, error.CancellationReasons ?? []) };
      }
    },
    async passFence(wave, bucket) {
      await put(fencesKey(wave), bucket, {});
    },
    async quarantine(wave, sequence, reason) {
      await put(quarantineKey(wave), sequence, { reason: { S: reason } });
    },
  };
}

const countersOf = (row: Row): readonly [string, number][] =>
  Object.keys(row)
    .filter((name) => name !== 'pk' && name !== 'sk')
    .map((name) => [counterIn(textOf(row, 'sk'), name), numberOf(row, name) ?? 0]);

/** Opens Tallies for reading. */
export function openTallyReader(dynamo: DynamoDBClient, table: string): TallyReader {
  return {
    async tally(wave) {
      const rows = await queryAll(dynamo, table, tallyKey(wave));
      return new Map(rows.flatMap(countersOf).filter(([, count]) => count !== 0));
    },
    async fencesPassed(wave) {
      const rows = await queryAll(dynamo, table, fencesKey(wave));
      return new Set(rows.map((row) => textOf(row, 'sk'))).size;
    },
    async quarantined(wave) {
      return (await queryAll(dynamo, table, quarantineKey(wave))).length;
    },
  };
}
