import { type DynamoDBClient, GetItemCommand, PutItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Draft, emptyDraft } from '../../survey/draft.ts';
import type { Report, ReportHead } from '../../survey/organisation.ts';
import { reportSchema, summarySchema } from '../../survey/schema.ts';
import { jsonOf, queryAll } from './catalogue.ts';
import { numberOf, type Row, textOf, whenHolding } from './client.ts';
import { failedIn } from './transact.ts';
import { auditRow, type ReportEntry } from './waves.ts';

/** What may be read of reports. */
export type ReportReader = {
  /** Where each report of a wave stands, by organisation. */
  readonly heads: (wave: string) => Promise<readonly ReportHead[]>;
  readonly head: (wave: string, organisation: string) => Promise<ReportHead | undefined>;
  /** Every sent version of a report, oldest first. */
  readonly versions: (wave: string, organisation: string) => Promise<readonly Report[]>;
  /** One sent version; undefined where there is none of that number. */
  readonly version: (wave: string, organisation: string, number: number) => Promise<Report | undefined>;
  /** The newest version; undefined where nothing was sent. */
  readonly newest: (wave: string, organisation: string) => Promise<Report | undefined>;
};

/** What an organisation does with its report. Expiries are in epoch seconds. */
export type ReportStore = ReportReader & {
  /** The shared draft; an empty one where nobody has written yet. */
  readonly draft: (wave: string, organisation: string) => Promise<Draft>;
  /** Replaces the draft of revision `from`; false where somebody was faster. */
  readonly save: (wave: string, organisation: string, from: number, to: Draft, ttl: number) => Promise<boolean>;
  /** Adds a version behind the newest one; false where its number is taken. Versions never change. */
  readonly send: (report: Report, summary: ReportHead['summary'], ttl: number) => Promise<boolean>;
  /** How an organisation's file was read last time; undefined where none was. */
  readonly mapping: (organisation: string) => Promise<string | undefined>;
  readonly keepMapping: (organisation: string, mapping: string, ttl: number) => Promise<void>;
};

/** What staff decide about a report's newest version. */
export type ReportJudge = ReportReader & {
  /** False where another version has come since. The audit entry is written with it, both or neither. */
  readonly decide: (
    wave: string,
    head: Pick<ReportHead, 'organisation' | 'number' | 'status' | 'message'>,
    entry: ReportEntry,
  ) => Promise<boolean>;
};

const headsOf = (wave: string): string => `H#${wave}`;
const reportOf = (wave: string, organisation: string): string => `R#${wave}#${organisation}`;
const versionKey = (number: number): string => `v#${String(number).padStart(4, '0')}`;
const key = (pk: string, sk: string): Row => ({ pk: { S: pk }, sk: { S: sk } });
const mappingKey = (organisation: string): Row => key(`O#${organisation}`, 'mapping');

const statuses = ['sent', 'accepted', 'returned'] as const;

const headOf = (row: Row): ReportHead => ({
  organisation: textOf(row, 'sk'),
  number: numberOf(row, 'number') ?? 0,
  role: textOf(row, 'role') === 'staff' ? 'staff' : 'club',
  day: textOf(row, 'day'),
  status: statuses.find((status) => status === textOf(row, 'status')) ?? 'sent',
  message: row['message']?.S ?? '',
  summary: summarySchema.parse(jsonOf(row)),
});

const draftOf = (row: Row): Draft => ({
  revision: numberOf(row, 'revision') ?? 0,
  cells: JSON.parse(textOf(row, 'json')),
});

/** Opens Reports for reading. */
export function openReportReader(dynamo: DynamoDBClient, table: string): ReportReader {
  const versions = async (wave: string, organisation: string): Promise<readonly Report[]> =>
    (await queryAll(dynamo, table, reportOf(wave, organisation), 'v#')).map((row) => reportSchema.parse(jsonOf(row)));
  const get = async (pk: string, sk: string): Promise<Row | undefined> => {
    const command = new GetItemCommand({ TableName: table, Key: key(pk, sk), ConsistentRead: true });
    return (await dynamo.send(command)).Item;
  };
  const head = async (wave: string, organisation: string): Promise<ReportHead | undefined> => {
    const row = await get(headsOf(wave), organisation);
    return row && headOf(row);
  };
  const version: ReportReader['version'] = async (wave, organisation, number) => {
    const row = await get(reportOf(wave, organisation), versionKey(number));
    return row && reportSchema.parse(jsonOf(row));
  };
  return {
    heads: async (wave) => (await queryAll(dynamo, table, headsOf(wave))).map(headOf),
    head,
    versions,
    version,
    async newest(wave, organisation) {
      const found = await head(wave, organisation);
      return found && version(wave, organisation, found.number);
    },
  };
}

const sending = (table: string, report: Report, summary: ReportHead['summary'], ttl: number): TransactWriteItem[] => {
  const { wave, organisation, number, role, day } = report;
  const expiry = { ttl: { N: String(ttl) } };
  return [
    {
      Put: {
        TableName: table,
        Item: {
          ...key(reportOf(wave, organisation), versionKey(number)),
          json: { S: JSON.stringify(report) },
          ...expiry,
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    {
      Put: {
        TableName: table,
        Item: {
          ...key(headsOf(wave), organisation),
          number: { N: String(number) },
          ...{ role: { S: role }, day: { S: day }, status: { S: 'sent' } },
          json: { S: JSON.stringify(summary) },
          ...expiry,
        },
        ConditionExpression: number === 1 ? 'attribute_not_exists(pk)' : '#number = :before',
        ...(number === 1
          ? {}
          : {
              ExpressionAttributeNames: { '#number': 'number' },
              ExpressionAttributeValues: { ':before': { N: String(number - 1) } },
            }),
      },
    },
  ];
};

/** Opens Reports for the organisations. */
export function openReports(dynamo: DynamoDBClient, table: string): ReportStore {
  const get = async (at: Row): Promise<Row | undefined> =>
    (await dynamo.send(new GetItemCommand({ TableName: table, Key: at, ConsistentRead: true }))).Item;
  return {
    ...openReportReader(dynamo, table),
    async draft(wave, organisation) {
      const row = await get(key(reportOf(wave, organisation), 'draft'));
      return row ? draftOf(row) : emptyDraft;
    },
    save: (wave, organisation, from, { revision, cells }, ttl) =>
      whenHolding(
        dynamo.send(
          new PutItemCommand({
            TableName: table,
            Item: {
              ...key(reportOf(wave, organisation), 'draft'),
              revision: { N: String(revision) },
              json: { S: JSON.stringify(cells) },
              ttl: { N: String(ttl) },
            },
            ConditionExpression: from === 0 ? 'attribute_not_exists(pk)' : 'revision = :from',
            ...(from === 0 ? {} : { ExpressionAttributeValues: { ':from': { N: String(from) } } }),
          }),
        ),
      ),
    send: async (report, summary, ttl) => (await failedIn(dynamo, sending(table, report, summary, ttl))).length === 0,
    async mapping(organisation) {
      return (await get(mappingKey(organisation)))?.['json']?.S;
    },
    async keepMapping(organisation, mapping, ttl) {
      const Item = { ...mappingKey(organisation), json: { S: mapping }, ttl: { N: String(ttl) } };
      await dynamo.send(new PutItemCommand({ TableName: table, Item }));
    },
  };
}

/** Opens reports for staff: they lie in Reports, the audit log in Catalogue. */
export const openReportJudge = (dynamo: DynamoDBClient, table: string, catalogue: string): ReportJudge => ({
  ...openReportReader(dynamo, table),
  async decide(wave, { organisation, number, status, message }, entry) {
    const failed = await failedIn(dynamo, [
      {
        Update: {
          TableName: table,
          Key: key(headsOf(wave), organisation),
          UpdateExpression: 'SET #status = :status, message = :message',
          ConditionExpression: '#number = :number',
          ExpressionAttributeNames: { '#status': 'status', '#number': 'number' },
          ExpressionAttributeValues: {
            ':status': { S: status },
            ':message': { S: message },
            ':number': { N: String(number) },
          },
        },
      },
      { Put: { TableName: catalogue, Item: auditRow(entry) } },
    ]);
    return failed.length === 0;
  },
});
