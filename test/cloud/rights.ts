import type { Request } from './simulate.ts';

export const none = { 'dynamodb:ReturnValues': 'NONE' };
export const old = { 'dynamodb:ReturnValues': 'ALL_OLD' };
export const key = (...keys: readonly string[]) => ({ 'dynamodb:LeadingKeys': keys });

export const attributes = (...names: readonly string[]) => ({ 'dynamodb:Attributes': names });

/** A request as DynamoDB would put it to IAM: a scan names no key. */
export const row = (
  who: Request['who'],
  table: Request['table'],
  action: string,
  context: Request['context'] = {},
): Request => ({
  who,
  table,
  action: `dynamodb:${action}`,
  context: action === 'Scan' ? {} : context,
});

export const rows = (
  who: Request['who'],
  table: Request['table'],
  actions: readonly string[],
  context: Request['context'] = {},
) => actions.map((action) => row(who, table, action, context));

export const reads = ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'PartiQLSelect'];
export const writes = [
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'PartiQLInsert',
  'PartiQLUpdate',
  'PartiQLDelete',
];
export const everything = [...reads, ...writes];
export const without = (actions: readonly string[], ...left: readonly string[]) =>
  actions.filter((name) => !left.includes(name));
