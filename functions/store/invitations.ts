import { createHash } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { alphabet, lettersOf } from '../../survey/id.ts';
import type { Invitation, Role } from '../../survey/organisation.ts';
import { queryAll } from './catalogue.ts';
import { numberOf, type Row, textOf, whenHolding } from './client.ts';

/** Length of a link's secret: 26 characters of 5 bits are 130 bits of chance. */
export const secretLength = 26;

const pattern = new RegExp(`^[${alphabet}]{${secretLength}}$`);

/** A link's secret of `secretLength` random bytes. */
export const secretOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, secretLength), (byte) => alphabet[byte & 31]).join('');

/** The secret in what stands in an address or was typed from a letter; undefined where it is none. */
export function parseSecret(typed: string): string | undefined {
  const letters = typed.length > 80 ? '' : lettersOf(typed);
  return pattern.test(letters) ? letters : undefined;
}

/** What a link leads to. `role` is who uses it: staff enter a paper report by a link of their own. */
export type Link = {
  readonly wave: string;
  readonly organisation: string;
  readonly generation: number;
  readonly role: Role;
  /** Last day on which it leads anywhere; without one as long as the wave. */
  readonly until?: string;
};

/** What the reports function may do with invitations. */
export type InvitationReader = {
  /** What a secret leads to, whether it still holds or not; undefined where it is unknown. */
  readonly follow: (secret: string) => Promise<{ readonly link: Link; readonly invitation: Invitation } | undefined>;
  /** Notes the first day on which an invitation was opened. */
  readonly opened: (wave: string, organisation: string, day: string) => Promise<void>;
};

type Issue = {
  readonly wave: string;
  readonly organisation: string;
  readonly secret: string;
  readonly day: string;
  readonly role: Role;
  readonly until?: string;
};

/** What whoever invites may do. Only the hash of a secret is kept, so that no link can be given twice. */
export type InvitationStore = {
  /** Every invitation of a wave, by organisation. */
  readonly list: (wave: string) => Promise<readonly Invitation[]>;
  readonly find: (wave: string, organisation: string) => Promise<Invitation | undefined>;
  /** Makes one more link to an invitation, which comes to be with its first; earlier links still lead there. */
  readonly issue: (issue: Issue) => Promise<void>;
  /** No link leads there any more until `renew`. False where there is no invitation. */
  readonly revoke: (wave: string, organisation: string) => Promise<boolean>;
  /** Earlier links lead nowhere, and new ones may be issued. False where there is no invitation. */
  readonly renew: (wave: string, organisation: string) => Promise<boolean>;
  /** Lets an organisation report after the close until the end of a day. False where there is no invitation. */
  readonly allow: (wave: string, organisation: string, late: string) => Promise<boolean>;
};

const hashOf = (secret: string): string => createHash('sha256').update(`report#${secret}`).digest('hex');
const linkKey = (secret: string): Row => ({ pk: { S: `I#${hashOf(secret)}` }, sk: { S: '-' } });
const partitionOf = (wave: string): string => `INV#${wave}`;
const keyOf = (wave: string, organisation: string): Row => ({
  pk: { S: partitionOf(wave) },
  sk: { S: organisation },
});

const invitationOf = (row: Row): Invitation => ({
  organisation: textOf(row, 'sk'),
  generation: numberOf(row, 'generation') ?? 1,
  issued: row['issued']?.S ?? '',
  revoked: row['revoked']?.BOOL ?? false,
  ...(row['opened']?.S ? { opened: row['opened'].S } : {}),
  ...(row['late']?.S ? { late: row['late'].S } : {}),
});

const linkOf = (row: Row): Link => ({
  wave: textOf(row, 'wave'),
  organisation: textOf(row, 'organisation'),
  generation: numberOf(row, 'generation') ?? 0,
  role: textOf(row, 'role') === 'staff' ? 'staff' : 'club',
  ...(row['until']?.S ? { until: row['until'].S } : {}),
});

function openRows(dynamo: DynamoDBClient, table: string) {
  const get = async (key: Row): Promise<Row | undefined> =>
    (await dynamo.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item;
  return { get };
}

/** Opens invitations for those who come by a link. */
export function openInvitationReader(dynamo: DynamoDBClient, table: string): InvitationReader {
  const { get } = openRows(dynamo, table);
  return {
    async follow(secret) {
      const row = await get(linkKey(secret));
      if (!row) return undefined;
      const link = linkOf(row);
      const invitation = await get(keyOf(link.wave, link.organisation));
      return invitation && { link, invitation: invitationOf(invitation) };
    },
    async opened(wave, organisation, day) {
      await dynamo.send(
        new UpdateItemCommand({
          TableName: table,
          Key: keyOf(wave, organisation),
          UpdateExpression: 'SET opened = if_not_exists(opened, :day)',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':day': { S: day } },
        }),
      );
    },
  };
}

/** Opens invitations in Catalogue for whoever invites. */
export function openInvitations(dynamo: DynamoDBClient, table: string): InvitationStore {
  const { get } = openRows(dynamo, table);
  const find = async (wave: string, organisation: string): Promise<Invitation | undefined> => {
    const row = await get(keyOf(wave, organisation));
    return row && invitationOf(row);
  };
  const update = (wave: string, organisation: string, expression: string, values?: Row): Promise<boolean> =>
    whenHolding(
      dynamo.send(
        new UpdateItemCommand({
          TableName: table,
          Key: keyOf(wave, organisation),
          UpdateExpression: expression,
          ConditionExpression: 'attribute_exists(pk)',
          ...(values ? { ExpressionAttributeValues: values } : {}),
        }),
      ),
    );
  const begin = (wave: string, organisation: string, day: string) =>
    dynamo.send(
      new UpdateItemCommand({
        TableName: table,
        Key: keyOf(wave, organisation),
        UpdateExpression: 'SET issued = :day, generation = if_not_exists(generation, :one)',
        ExpressionAttributeValues: { ':day': { S: day }, ':one': { N: '1' } },
      }),
    );
  return {
    list: async (wave) => (await queryAll(dynamo, table, partitionOf(wave))).map(invitationOf),
    find,
    async issue({ wave, organisation, secret, day, role, until }) {
      await begin(wave, organisation, day);
      const { generation = 1 } = (await find(wave, organisation)) ?? {};
      const texts = { wave, organisation, role, ...(until ? { until } : {}) };
      const attributes = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { S: text }]));
      await dynamo.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...linkKey(secret), ...attributes, generation: { N: String(generation) } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    },
    revoke: (wave, organisation) =>
      update(wave, organisation, 'SET revoked = :true ADD generation :one', {
        ':true': { BOOL: true },
        ':one': { N: '1' },
      }),
    renew: (wave, organisation) =>
      update(wave, organisation, 'REMOVE revoked ADD generation :one', { ':one': { N: '1' } }),
    allow: (wave, organisation, late) => update(wave, organisation, 'SET late = :late', { ':late': { S: late } }),
  };
}
