import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type Subject, subjects } from '../../web/info/address.ts';
import { queryAll } from './catalogue.ts';
import { type Row, textOf } from './client.ts';
import { auditRow, type ContactEntry } from './waves.ts';

/** A message from the contact form. Days are `YYYY-MM-DD`; nothing finer and nothing about the sender is kept. */
export type Contact = {
  readonly id: string;
  readonly day: string;
  /** Day by which it is answered (BITV NRW § 5: two weeks). */
  readonly due: string;
  readonly language: string;
  readonly about: Subject;
  readonly text: string;
  /** Where an answer may go; nothing where the sender named no address. */
  readonly reply?: string;
  readonly status: 'open' | 'answered';
};

/** The door for the public function: it can put a message, and can read none. */
export type ContactWriter = {
  /** Stores a message. `ttl` is its expiry in epoch seconds. Throws where the id is used. */
  readonly put: (contact: Contact, ttl: number) => Promise<void>;
};

/** What staff may do with messages. */
export type ContactReader = {
  /** Every message that has not expired, in no order. */
  readonly list: () => Promise<readonly Contact[]>;
  /** One message as it is now; undefined where it is unknown. */
  readonly read: (id: string) => Promise<Contact | undefined>;
  /** Marks an open message as answered and writes the audit entry, both or neither. False where it is not open. */
  readonly answer: (id: string, entry: ContactEntry) => Promise<boolean>;
};

const partition = 'CONTACT';

const keyOf = (id: string): Row => ({ pk: { S: partition }, sk: { S: id } });

const contactOf = (row: Row): Contact => ({
  id: textOf(row, 'sk'),
  day: textOf(row, 'day'),
  due: textOf(row, 'due'),
  language: textOf(row, 'language'),
  about: subjects.find((subject) => subject === textOf(row, 'about')) ?? 'other',
  text: textOf(row, 'text'),
  ...(row['reply'] ? { reply: textOf(row, 'reply') } : {}),
  status: textOf(row, 'status') === 'answered' ? 'answered' : 'open',
});

/** Opens Reports for putting messages. */
export const openContactWriter = (dynamo: DynamoDBClient, table: string): ContactWriter => ({
  async put({ id, reply, ...contact }, ttl) {
    const texts = Object.entries({ ...contact, ...(reply ? { reply } : {}) });
    await dynamo.send(
      new PutItemCommand({
        TableName: table,
        Item: {
          ...keyOf(id),
          ...Object.fromEntries(texts.map(([name, text]) => [name, { S: text }])),
          ttl: { N: String(ttl) },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  },
});

const answerOf = (table: string, id: string) => ({
  TableName: table,
  Key: keyOf(id),
  UpdateExpression: 'SET #status = :answered',
  ConditionExpression: '#status = :open',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':open': { S: 'open' }, ':answered': { S: 'answered' } },
});

/** Opens messages for staff: they lie in Reports, the audit log in Catalogue. */
export function openContactReader(dynamo: DynamoDBClient, reports: string, catalogue: string): ContactReader {
  return {
    list: async () => (await queryAll(dynamo, reports, partition)).map(contactOf),
    async read(id) {
      const get = new GetItemCommand({ TableName: reports, Key: keyOf(id), ConsistentRead: true });
      const { Item } = await dynamo.send(get);
      return Item && contactOf(Item);
    },
    async answer(id, entry) {
      const put = { TableName: catalogue, Item: auditRow(entry) };
      const items = [{ Update: answerOf(reports, id) }, { Put: put }];
      try {
        await dynamo.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return true;
      } catch (error) {
        if (error instanceof TransactionCanceledException) return false;
        throw error;
      }
    },
  };
}
