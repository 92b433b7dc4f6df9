import type { Context } from 'hono';
import type { Hono } from 'hono/tiny';
import * as z from 'zod/mini';
import { isHeader } from '../../survey/clubs/import/mapping.ts';
import type { Organisation } from '../../survey/organisation.ts';
import { organisationSchema } from '../../survey/schema.ts';
import { dayOf } from '../../survey/wave.ts';
import type { RegisterPreview } from '../../web/desk/clubs/contract.ts';
import { Problem } from '../problem.ts';
import { decode } from '../reports/import/decode.ts';
import { maxBytes } from '../reports/import/limits.ts';
import { readRows } from '../reports/import/rows.ts';
import { auditor, type Desk, type DeskDeps } from './deps.ts';
import { type Asked, columnsOf, readRegister, updated } from './registered.ts';

const changeSchema = z.partial(z.pick(organisationSchema, { name: true, town: true, email: true, ids: true }));
const mergeSchema = z.strictObject({ into: z.string() });

/** Reads a JSON body by a schema. Throws `invalid_request` with the place that does not fit. */
export async function bodyOf<T>(c: Context<Desk>, schema: z.ZodMiniType<T>): Promise<T> {
  const parsed = schema.safeParse(await c.req.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new Problem('invalid_request', `${parsed.error.issues[0]?.path.join('.') ?? 'body'} does not fit`);
}

const failed = (problem: string): RegisterPreview => ({ rows: [], problem, done: false });

async function rowsIn(bytes: Uint8Array) {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return readRows(decode(bytes).text).rows;
  // What reads workbooks is half as large as all the rest of this function: it starts when one comes.
  const { readSheet } = await import('../reports/import/sheet.ts');
  return (await readSheet(bytes)).rows;
}

/** What a file asks for; a text where it cannot be read at all. */
async function read(bytes: Uint8Array, { register, now }: DeskDeps): Promise<readonly Asked[] | string> {
  if (bytes.length === 0) return 'Die Datei ist leer.';
  if (bytes.length > maxBytes) return `Die Datei ist größer als ${maxBytes / 1_000_000} MB.`;
  const rows = await rowsIn(bytes);
  if (!rows) return 'Diese Datei können wir nicht lesen. Bitte nehmen Sie CSV oder XLSX.';
  const at = rows.findIndex((row) => columnsOf(row.cells) !== undefined || isHeader(row));
  const columns = columnsOf(rows[at]?.cells ?? []);
  if (!columns) return 'Die erste Zeile muss die Spalten Vereinskennziffer, Name und Ort nennen.';
  const organisations = new Map((await register.list()).map(({ organisation }) => [organisation.vkz, organisation]));
  const filled = rows.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return readRegister(filled, columns, { organisations, today: dayOf(now()) });
}

/** Writes what was asked for; a row that somebody else changed meanwhile is named, and stays as it is. */
async function apply(asked: readonly Asked[], { register }: DeskDeps): Promise<readonly Asked[]> {
  const done: Asked[] = [];
  for (const one of asked) {
    const from = one.to && (await register.find(one.to.vkz));
    const isTaken = !one.to || (from ? await register.change(from, one.to) : await register.add(one.to));
    const note = 'Jemand anderes hat diesen Verein gerade geändert. Bitte lesen Sie die Datei noch einmal ein.';
    done.push(isTaken ? one : { row: { ...one.row, state: 'bad', note } });
  }
  return done;
}

async function found(vkz: string, { register }: DeskDeps) {
  const stored = await register.find(vkz.slice(0, 40));
  if (!stored) throw new Problem('unknown_organisation', 'there is no such organisation in the register');
  return stored;
}

/** The register: reading a file with a look at it first, changing one organisation, merging two. */
export function addRegister(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  const { register, now } = deps;
  const change = async (vkz: string, to: (from: Organisation) => Organisation): Promise<Organisation> => {
    const from = await found(vkz, deps);
    const changed = to(from.organisation);
    if (!(await register.change(from, changed)))
      throw new Problem('changed_meanwhile', 'somebody changed the organisation meanwhile');
    return changed;
  };
  app.get('/api/desk/register', async (c) => c.json((await register.list()).map(({ organisation }) => organisation)));
  app.post('/api/desk/register/import', async (c) => {
    const asked = await read(new Uint8Array(await c.req.arrayBuffer()), deps);
    if (typeof asked === 'string') return c.json(failed(asked));
    const isConfirmed = c.req.query('confirm') === 'yes';
    const rows = (isConfirmed ? await apply(asked, deps) : asked).map(({ row }) => row);
    if (isConfirmed)
      await register.audit(
        entryOf(c.env.claims, { action: 'import_register', count: asked.filter(({ to }) => to).length }),
      );
    return c.json({ rows, problem: null, done: isConfirmed } satisfies RegisterPreview);
  });
  app.post('/api/desk/register/:vkz', async (c) => {
    const vkz = c.req.param('vkz');
    const to = await bodyOf(c, changeSchema);
    const changed = await change(vkz, (from) => updated(from, to, dayOf(now())));
    await register.audit(entryOf(c.env.claims, { action: 'change_organisation', organisation: vkz }));
    return c.json(changed);
  });
  app.post('/api/desk/register/:vkz/merge', async (c) => {
    const vkz = c.req.param('vkz');
    const { into } = await bodyOf(c, mergeSchema);
    const goal = await found(into, deps);
    if (into === vkz || goal.organisation.merged)
      throw new Problem('invalid_request', 'an organisation is merged into another one that is there');
    await found(vkz, deps);
    // First where it goes: a number that does not point back counts for nothing.
    await change(into, (to) => ({ ...to, absorbed: [...new Set([...(to.absorbed ?? []), vkz])] }));
    const merged = { into, day: dayOf(now()) };
    const changed = await change(vkz, (from) => ({ ...from, merged }));
    await register.audit(entryOf(c.env.claims, { action: 'merge_organisation', organisation: vkz }));
    return c.json(changed);
  });
}
