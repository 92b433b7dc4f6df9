import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

type Action = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'ConditionCheckItem';
type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Allows these actions on the items of a table, and nothing beside: no scan, no batch, no index, no deletion. */
export const allow = (table: TableV2, actions: readonly Action[], conditions: Conditions = {}): PolicyStatement =>
  new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
    conditions,
  });

/** Only partitions whose key matches. `ForAllValues` alone holds for a request without keys too, hence `Null`. */
export const onKeys = (...patterns: readonly string[]): Conditions => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

/** Only these attributes are named, the key's own included, and none is returned. */
export const onAttributes = (...names: readonly string[]): Conditions => ({
  'ForAllValues:StringEquals': { 'dynamodb:Attributes': names },
  ...returningNothing,
});

/** A put could otherwise ask for the item it replaces. For a failed condition's item DynamoDB has no such key. */
export const returningNothing: Conditions = { StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' } };
