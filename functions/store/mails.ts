import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { queryAll } from './catalogue.ts';
import { type Row, textOf, whenHolding } from './client.ts';

/** A message to an organisation, asked for on a day. It names no address and no link: both are found when it goes. */
export type Mail = {
  readonly organisation: string;
  readonly kind: 'invitation' | 'reminder' | 'returned';
  readonly day: string;
  readonly language: string;
  readonly status: 'waiting' | 'sent' | 'failed' | 'dropped';
};

/** The list of messages of a wave: what waits and what has gone. */
export type MailStore = {
  /** Every message of a wave, by organisation and day. */
  readonly list: (wave: string) => Promise<readonly Mail[]>;
  /** Asks for a message; false where the same was asked for on that day. */
  readonly ask: (wave: string, mail: Omit<Mail, 'status'>) => Promise<boolean>;
  /** Takes a waiting message for sending, or says how that went; false where it is not in state `from`. */
  readonly settle: (wave: string, mail: Mail, to: Mail['status']) => Promise<boolean>;
};

const partitionOf = (wave: string): string => `MAIL#${wave}`;
const keyOf = (wave: string, { organisation, kind, day }: Omit<Mail, 'status' | 'language'>): Row => ({
  pk: { S: partitionOf(wave) },
  sk: { S: `${organisation}#${day}#${kind}` },
});

const kinds = ['invitation', 'reminder', 'returned'] as const;
const statuses = ['waiting', 'sent', 'failed', 'dropped'] as const;

function mailOf(row: Row): Mail {
  const [organisation = '', day = '', kind] = textOf(row, 'sk').split('#');
  return {
    organisation,
    day,
    kind: kinds.find((one) => one === kind) ?? 'invitation',
    language: textOf(row, 'language'),
    status: statuses.find((one) => one === textOf(row, 'status')) ?? 'failed',
  };
}

/** Opens the list of messages in Catalogue. */
export const openMails = (dynamo: DynamoDBClient, table: string): MailStore => ({
  list: async (wave) => (await queryAll(dynamo, table, partitionOf(wave))).map(mailOf),
  ask: (wave, mail) =>
    whenHolding(
      dynamo.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...keyOf(wave, mail), language: { S: mail.language }, status: { S: 'waiting' } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    ),
  settle: (wave, mail, to) =>
    whenHolding(
      dynamo.send(
        new UpdateItemCommand({
          TableName: table,
          Key: keyOf(wave, mail),
          UpdateExpression: 'SET #status = :to',
          ConditionExpression: '#status = :from',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':from': { S: mail.status }, ':to': { S: to } },
        }),
      ),
    ),
});
