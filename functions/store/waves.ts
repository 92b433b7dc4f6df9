import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { waveSchema } from '../../survey/schema.ts';
import type { Wave } from '../../survey/wave.ts';
import { wavesKey } from './catalogue.ts';
import { type Row, textOf } from './client.ts';
import { outKey, releaseKey } from './releases.ts';

/** Who did something, and when (epoch milliseconds). It is about staff, so the time may be exact. */
export type Stamp = {
  readonly id: string;
  readonly at: number;
  /** Subject of the token that allowed it. */
  readonly by: string;
};

/** What a member of staff did with a message; never what it says. */
export type ContactEntry = Stamp & { readonly contact: string; readonly action: 'answer_contact' };

/** What a member of staff did with a report. */
export type ReportEntry = Stamp & {
  readonly wave: string;
  readonly organisation: string;
  readonly number: number;
  readonly action: 'accept_report' | 'return_report';
};

/** What a member of staff did with the register or with invitations; `count` of them at once. */
export type RegisterEntry = Stamp & {
  readonly action:
    | 'import_register'
    | 'change_organisation'
    | 'merge_organisation'
    | 'issue_links'
    | 'ask_mails'
    | 'revoke_invitation'
    | 'renew_invitation'
    | 'allow_late';
  readonly wave?: string;
  readonly organisation?: string;
  readonly count?: number;
};

/** What a member of staff did with a wave; of a download no more than which file of which release. */
export type AuditEntry = Stamp & {
  readonly wave: string;
  readonly action:
    | 'close_wave'
    | 'open_wave'
    | 'confirm_notice'
    | 'download_release'
    | 'plan_reminders'
    | 'ask_interim'
    | 'ask_correction';
  readonly release?: number;
  readonly format?: string;
};

/** That coded responses were taken for research, and what for. */
export type ResearchEntry = Stamp & {
  readonly wave: string;
  readonly action: 'research_data';
  /** Newest release of the wave at that time. */
  readonly release: number;
  readonly purpose: string;
  readonly part: number;
  readonly parts: number;
};

/** What was done with free texts; never what they say. */
export type TextEntry = Stamp & {
  readonly wave: string;
  readonly action: 'open_room' | 'decide_text' | 'tag_texts' | 'publish_texts' | 'export_texts' | 'download_texts';
  readonly question?: string;
  /** The secret id of a text in the room. */
  readonly text?: string;
  readonly decision?: 'release' | 'redact' | 'withhold' | 'undo';
  readonly number?: number;
};

/** A wave with its stored text, the condition of every change to it. */
type StoredWave = { readonly wave: Wave; readonly json: string };

/** What staff may do to waves, and the record of their doing it. */
export type WaveStore = {
  /** A wave as it is stored this moment; undefined where it is unknown. */
  readonly read: (id: string) => Promise<StoredWave | undefined>;
  /** Changes a wave and writes the audit entry, both or neither. False where the wave changed since it was read. */
  readonly change: (from: StoredWave, to: Wave, entry: AuditEntry) => Promise<boolean>;
  readonly audit: (entry: AuditEntry | TextEntry | ResearchEntry) => Promise<void>;
  /** Notes that somebody has read the notice for a wave, with its audit entry, both or neither. */
  readonly confirm: (entry: AuditEntry) => Promise<void>;
  /** Whether somebody (the subject of a token) has confirmed the notice for a wave. */
  readonly confirmed: (wave: string, by: string) => Promise<boolean>;
  /** A release's stored text, byte for byte; undefined where there is none of that number. */
  readonly artifact: (wave: string, number: number) => Promise<string | undefined>;
};

/** The audit log has one partition a month: `A#2026-11`. */
export const auditRow = ({
  at,
  id,
  ...entry
}: AuditEntry | ContactEntry | ReportEntry | RegisterEntry | TextEntry | ResearchEntry): Row => {
  const time = new Date(at).toISOString();
  return {
    pk: { S: `A#${time.slice(0, 7)}` },
    sk: { S: `${time}#${id}` },
    json: { S: JSON.stringify({ id, at: time, ...entry }) },
  };
};

const waveRow = (id: string): Row => ({ pk: { S: wavesKey }, sk: { S: id } });

/** Where `openReleaseWriter` puts a release. */
const releaseRow = (wave: string, number: number): Row => ({
  pk: { S: outKey(wave) },
  sk: { S: releaseKey(number) },
});

/** Who has confirmed the notice for a wave: its row says so by being there. */
const noticeRow = (wave: string, by: string): Row => ({ pk: { S: `N#${wave}` }, sk: { S: by } });

/** Only the definition is replaced: what the release function notes beside it (`released`) stays. */
const changeOf = (table: string, { wave, json }: StoredWave, to: Wave) => ({
  TableName: table,
  Key: waveRow(wave.id),
  UpdateExpression: 'SET #json = :to',
  ConditionExpression: '#json = :from',
  ExpressionAttributeNames: { '#json': 'json' },
  ExpressionAttributeValues: { ':from': { S: json }, ':to': { S: JSON.stringify(to) } },
});

/** Opens Catalogue for the changes staff may make. */
export function openWaves(dynamo: DynamoDBClient, table: string): WaveStore {
  const textAt = async (key: Row): Promise<string | undefined> => {
    const { Item } = await dynamo.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item && textOf(Item, 'json');
  };
  return {
    async read(id) {
      const json = await textAt(waveRow(id));
      return json === undefined ? undefined : { wave: waveSchema.parse(JSON.parse(json)), json };
    },
    async change(from, to, entry) {
      const put = { TableName: table, Item: auditRow(entry) };
      const items = [{ Update: changeOf(table, from, to) }, { Put: put }];
      try {
        await dynamo.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return true;
      } catch (error) {
        if (error instanceof TransactionCanceledException) return false;
        throw error;
      }
    },
    async audit(entry) {
      await dynamo.send(new PutItemCommand({ TableName: table, Item: auditRow(entry) }));
    },
    async confirm(entry) {
      const noted = { ...noticeRow(entry.wave, entry.by), at: { S: new Date(entry.at).toISOString() } };
      const rows = [noted, auditRow(entry)];
      const items = rows.map((Item) => ({ Put: { TableName: table, Item } }));
      await dynamo.send(new TransactWriteItemsCommand({ TransactItems: items }));
    },
    async confirmed(wave, by) {
      const get = { TableName: table, Key: noticeRow(wave, by), ConsistentRead: true };
      return (await dynamo.send(new GetItemCommand(get))).Item !== undefined;
    },
    artifact: (wave, number) => textAt(releaseRow(wave, number)),
  };
}
