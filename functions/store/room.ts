import { type DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Decided, TextState } from '../../survey/texts/decide.ts';
import type { RoomText } from '../../survey/texts/room.ts';
import type { Tag } from '../../survey/texts/tags.ts';
import { queryAll } from './catalogue.ts';
import { numberOf, type Row, textOf, whenHolding } from './client.ts';
import { failedIn } from './transact.ts';
import { auditRow, type TextEntry } from './waves.ts';

/** A text in the room, with what was decided and how often it was changed. */
export type Held = RoomText & Decided & { readonly tags: readonly string[]; readonly ver: number };

/** What is known of a wave's room: its secret until texts are published, and whether it has been filled. */
type About = { readonly secret?: string; readonly filled: boolean };

/** A wave's free texts while people look at them. Rows expire with the wave's responses. */
export type RoomStore = {
  readonly about: (wave: string) => Promise<About | undefined>;
  /** The room's secret: the one it has, or `fresh` from now on. Throws where the texts are published and it is gone. */
  readonly prepare: (wave: string, fresh: string, ttl: number) => Promise<string>;
  /** Puts texts that are not there yet, all as open. */
  readonly fill: (wave: string, texts: readonly RoomText[], ttl: number) => Promise<void>;
  readonly texts: (wave: string, question?: string) => Promise<readonly Held[]>;
  readonly text: (wave: string, question: string, id: string) => Promise<Held | undefined>;
  /** Stores a decision and its audit entry, both or neither. False where the text changed since it was read. */
  readonly decide: (wave: string, text: Held, decided: Decided, entry: TextEntry) => Promise<boolean>;
  /** Stores which tags a text has; false where it changed since it was read. */
  readonly tag: (wave: string, text: Held, tags: readonly string[]) => Promise<boolean>;
  readonly tagsOf: (wave: string, question: string) => Promise<readonly Tag[]>;
  readonly keepTags: (wave: string, question: string, tags: readonly Tag[], ttl: number) => Promise<void>;
  /** Takes the words out of every row, and forgets the secret: decisions stay. */
  readonly clear: (wave: string) => Promise<void>;
};

const roomKey = (wave: string): string => `ROOM#${wave}`;
const key = (wave: string, sk: string): Row => ({ pk: { S: roomKey(wave) }, sk: { S: sk } });
const aboutKey = 'about';
const textKey = (question: string, id: string): string => `t#${question}#${id}`;
const tagsKey = (question: string): string => `g#${question}`;

/** Writes at a time: a room of thousands is filled and cleared within a request. */
const parallel = 25;

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < all.length; start += parallel)
    await Promise.all(all.slice(start, start + parallel).map(work));
}

const states: readonly TextState[] = ['open', 'released', 'redacted', 'withheld'];

function heldOf(row: Row): Held {
  const [, question = '', id = ''] = textOf(row, 'sk').split('#');
  const optional = (name: string) => (row[name]?.S === undefined ? {} : { [name]: row[name].S });
  return {
    ...{ id, question, text: row['text']?.S ?? '', language: row['language']?.S ?? null },
    translate: row['translate']?.BOOL ?? false,
    state: states.find((state) => state === textOf(row, 'state')) ?? 'open',
    ...{ ...optional('by'), ...optional('before'), ...optional('written') },
    tags: (row['tags']?.L ?? []).flatMap(({ S }) => S ?? []),
    ver: numberOf(row, 'ver') ?? 0,
  };
}

const rowOf = (wave: string, { id, question, text, language, translate }: RoomText, ttl: number): Row => ({
  ...key(wave, textKey(question, id)),
  text: { S: text },
  ...(language === null ? {} : { language: { S: language } }),
  translate: { BOOL: translate },
  state: { S: 'open' },
  ver: { N: '1' },
  ttl: { N: String(ttl) },
});

/** A decision in place of the last one; what it does not name is taken away. */
function decision(table: string, wave: string, { question, id, ver }: Held, { state, ...more }: Decided) {
  const given = (['by', 'before', 'written'] as const).map((name) => [name, more[name]] as const);
  const set = given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const gone = given.flatMap(([name, value]) => (value === undefined ? [`#${name}`] : []));
  const remove = gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : '';
  return {
    TableName: table,
    Key: key(wave, textKey(question, id)),
    UpdateExpression: `SET #state = :state, ver = :next${set.map(([name]) => `, #${name} = :${name}`).join('')}${remove}`,
    ConditionExpression: 'ver = :ver AND attribute_exists(#text)',
    ExpressionAttributeNames: {
      '#text': 'text',
      '#state': 'state',
      '#by': 'by',
      '#before': 'before',
      '#written': 'written',
    },
    ExpressionAttributeValues: {
      ':state': { S: state },
      ':ver': { N: String(ver) },
      ':next': { N: String(ver + 1) },
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, { S: value }])),
    },
  };
}

type Door = {
  readonly get: (wave: string, sk: string) => Promise<Row | undefined>;
  readonly putNew: (row: Row) => Promise<boolean>;
  /** Changes a row that is there, under a further condition where one is given. */
  readonly update: (wave: string, sk: string, change: Change) => Promise<boolean>;
};

type Change = {
  readonly set: string;
  readonly names?: Record<string, string>;
  readonly values?: Row;
  readonly where?: string;
};

const doorTo = (dynamo: DynamoDBClient, table: string): Door => ({
  async get(wave, sk) {
    const get = new GetItemCommand({ TableName: table, Key: key(wave, sk), ConsistentRead: true });
    return (await dynamo.send(get)).Item;
  },
  putNew: (Item) =>
    whenHolding(
      dynamo.send(new PutItemCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })),
    ),
  update: (wave, sk, { set, names, values, where = 'attribute_exists(pk)' }) =>
    whenHolding(
      dynamo.send(
        new UpdateItemCommand({
          TableName: table,
          Key: key(wave, sk),
          UpdateExpression: set,
          ConditionExpression: where,
          ...(names ? { ExpressionAttributeNames: names } : {}),
          ...(values ? { ExpressionAttributeValues: values } : {}),
        }),
      ),
    ),
});

/** Making a room, and clearing it. */
const keeping = (
  dynamo: DynamoDBClient,
  reports: string,
  { get, putNew, update }: Door,
): Pick<RoomStore, 'about' | 'prepare' | 'fill' | 'clear'> => ({
  async about(wave) {
    const row = await get(wave, aboutKey);
    if (!row) return undefined;
    const secret = row['secret']?.S;
    return { filled: row['filled']?.S !== undefined, ...(secret === undefined ? {} : { secret }) };
  },
  async prepare(wave, fresh, ttl) {
    await putNew({ ...key(wave, aboutKey), secret: { S: fresh }, ttl: { N: String(ttl) } });
    return textOf(await get(wave, aboutKey), 'secret');
  },
  async fill(wave, texts, ttl) {
    await inTurns(texts, (text) => putNew(rowOf(wave, text, ttl)));
    await update(wave, aboutKey, { set: 'SET filled = :yes', values: { ':yes': { S: 'yes' } } });
  },
  async clear(wave) {
    const rows = await queryAll(dynamo, reports, roomKey(wave), 't#');
    const names = { '#text': 'text', '#language': 'language' };
    await inTurns(rows, (row) => update(wave, textOf(row, 'sk'), { set: 'REMOVE #text, written, #language', names }));
    await update(wave, aboutKey, { set: 'REMOVE secret' });
  },
});

/** The words that staff put to texts. */
const tagging = (
  dynamo: DynamoDBClient,
  reports: string,
  { get, update }: Door,
): Pick<RoomStore, 'tag' | 'tagsOf' | 'keepTags'> => ({
  tag: (wave, { question, id, ver }, tags) =>
    update(wave, textKey(question, id), {
      set: 'SET tags = :tags, ver = :next',
      where: 'ver = :ver AND attribute_exists(#text)',
      names: { '#text': 'text' },
      values: {
        ':tags': { L: tags.map((tag) => ({ S: tag })) },
        ':ver': { N: String(ver) },
        ':next': { N: String(ver + 1) },
      },
    }),
  async tagsOf(wave, question) {
    const row = await get(wave, tagsKey(question));
    return (row?.['tags']?.L ?? []).map(({ M }) => ({ code: textOf(M, 'code'), label: textOf(M, 'label') }));
  },
  async keepTags(wave, question, tags, ttl) {
    const listed = { L: tags.map(({ code, label }) => ({ M: { code: { S: code }, label: { S: label } } })) };
    const Item = { ...key(wave, tagsKey(question)), tags: listed, ttl: { N: String(ttl) } };
    await dynamo.send(new PutItemCommand({ TableName: reports, Item }));
  },
});

/** Opens the rooms, which lie in Reports; the audit log lies in Catalogue. */
export function openRoom(dynamo: DynamoDBClient, reports: string, catalogue: string): RoomStore {
  const door = doorTo(dynamo, reports);
  return {
    ...keeping(dynamo, reports, door),
    ...tagging(dynamo, reports, door),
    async texts(wave, question) {
      const prefix = question === undefined ? 't#' : textKey(question, '');
      return (await queryAll(dynamo, reports, roomKey(wave), prefix)).map(heldOf);
    },
    async text(wave, question, id) {
      const row = await door.get(wave, textKey(question, id));
      return row && heldOf(row);
    },
    async decide(wave, text, decided, entry) {
      const put = { TableName: catalogue, Item: auditRow(entry) };
      const items = [{ Update: decision(reports, wave, text, decided) }, { Put: put }];
      return (await failedIn(dynamo, items)).length === 0;
    },
  };
}
