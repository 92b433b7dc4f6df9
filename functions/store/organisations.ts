import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Organisation } from '../../survey/organisation.ts';
import { organisationSchema } from '../../survey/schema.ts';
import { jsonOf, queryAll } from './catalogue.ts';
import { type Row, textOf, whenHolding } from './client.ts';
import { auditRow, type RegisterEntry } from './waves.ts';

/** An organisation with its stored text, the condition of every change to it. */
export type StoredOrganisation = { readonly organisation: Organisation; readonly json: string };

/** The register as the reports function sees it. */
export type RegisterReader = {
  /** An organisation by its number; undefined where it is unknown. */
  readonly find: (vkz: string) => Promise<StoredOrganisation | undefined>;
};

/** The register as staff keep it. */
export type RegisterStore = RegisterReader & {
  /** Every organisation, by its number; those that became part of another are among them. */
  readonly list: () => Promise<readonly StoredOrganisation[]>;
  /** Adds one; false where its number is taken. */
  readonly add: (organisation: Organisation) => Promise<boolean>;
  /** Replaces one as it was read; false where somebody changed it since. */
  readonly change: (from: StoredOrganisation, to: Organisation) => Promise<boolean>;
  readonly audit: (entry: RegisterEntry) => Promise<void>;
};

const partition = 'ORG';

const keyOf = (vkz: string): Row => ({ pk: { S: partition }, sk: { S: vkz } });
const rowOf = (organisation: Organisation): Row => ({
  ...keyOf(organisation.vkz),
  json: { S: JSON.stringify(organisation) },
});

const stored = (row: Row): StoredOrganisation => ({
  organisation: organisationSchema.parse(jsonOf(row)),
  json: textOf(row, 'json'),
});

const findIn =
  (dynamo: DynamoDBClient, table: string): RegisterReader['find'] =>
  async (vkz) => {
    const { Item } = await dynamo.send(new GetItemCommand({ TableName: table, Key: keyOf(vkz), ConsistentRead: true }));
    return Item && stored(Item);
  };

/** Opens the register for looking one organisation up. */
export const openRegisterReader = (dynamo: DynamoDBClient, table: string): RegisterReader => ({
  find: findIn(dynamo, table),
});

/** Opens the register in Catalogue for staff. */
export const openRegister = (dynamo: DynamoDBClient, table: string): RegisterStore => ({
  find: findIn(dynamo, table),
  list: async () => (await queryAll(dynamo, table, partition)).map(stored),
  add: (organisation) =>
    whenHolding(
      dynamo.send(
        new PutItemCommand({
          TableName: table,
          Item: rowOf(organisation),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    ),
  change: (from, to) =>
    whenHolding(
      dynamo.send(
        new PutItemCommand({
          TableName: table,
          Item: rowOf(to),
          ConditionExpression: '#json = :from',
          ExpressionAttributeNames: { '#json': 'json' },
          ExpressionAttributeValues: { ':from': { S: from.json } },
        }),
      ),
    ),
  async audit(entry) {
    await dynamo.send(new PutItemCommand({ TableName: table, Item: auditRow(entry) }));
  },
});
