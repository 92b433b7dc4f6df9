import type { Organisation } from '../../survey/organisation.ts';
import { organisationSchema } from '../../survey/schema.ts';
import { townOf } from '../../survey/town.ts';
import type { RegisterRow } from '../../web/desk/clubs/contract.ts';

type Cells = { readonly line: number; readonly cells: readonly string[] };
type Column = 'vkz' | 'name' | 'town' | 'email' | 'ids';

/** A row of a file that is to go into the register, or why it cannot. */
export type Asked = { readonly row: RegisterRow; readonly to?: Organisation };

const headers: readonly (readonly [RegExp, Column])[] = [
  [/^vkz$|kennziffer|vereins-?(?:nr|nummer)/, 'vkz'],
  [/^name$|vereinsname|^verein$/, 'name'],
  [/^ort$|stadt|gemeinde|^town$/, 'town'],
  [/mail/, 'email'],
  [/^ids|st[üu]tzpunkt/, 'ids'],
];

const columnOf = (header: string): Column | undefined =>
  headers.find(([pattern]) => pattern.test(header.trim().toLowerCase()))?.[1];

const ids: Readonly<Record<string, Organisation['ids']>> = {
  ...{ ja: 'yes', yes: 'yes', x: 'yes', '1': 'yes', früher: 'former', former: 'former' },
  ...{ '': 'no', nein: 'no', no: 'no', '0': 'no' },
};

/** Which column is what, by the header; undefined where number, name or town is not named. */
export function columnsOf(header: readonly string[]): ReadonlyMap<Column, number> | undefined {
  const found = new Map<Column, number>();
  for (const [index, cell] of header.entries()) {
    const column = columnOf(cell);
    if (column && !found.has(column)) found.set(column, index);
  }
  return (['vkz', 'name', 'town'] as const).every((column) => found.has(column)) ? found : undefined;
}

const saidOf = new Map<string, string>([
  ['vkz', 'Die Vereinskennziffer hat 3 bis 20 Ziffern oder Buchstaben.'],
  ['name', 'Der Name fehlt oder ist länger als 160 Zeichen.'],
  ['email', 'Das ist keine E-Mail-Adresse.'],
]);

/** What changes, in German. */
const changed = (from: Organisation, to: Organisation): string =>
  (
    [
      ['Name', from.name, to.name],
      ['Ort', from.town, to.town],
      ['E-Mail', from.email, to.email],
      ['IdS', from.ids, to.ids],
    ] as const
  )
    .filter(([, was, is]) => was !== is)
    .map(([label, was, is]) => `${label}: „${was}“ wird „${is}“`)
    .join('; ');

/** Changes to an organisation; what is undefined stays. */
type Changes = { readonly [K in 'name' | 'town' | 'email' | 'ids']?: Organisation[K] | undefined };

/** An organisation with changes; a name it had before is kept with its last day. */
export function updated(from: Organisation, { name, town, email, ids: base }: Changes, today: string): Organisation {
  const isRenamed = name !== undefined && name !== from.name;
  return {
    ...from,
    name: name ?? from.name,
    town: town ?? from.town,
    email: email ?? from.email,
    ids: base ?? from.ids,
    former: isRenamed ? [...from.former, { name: from.name, until: today }] : from.former,
  };
}

type Known = { readonly organisations: ReadonlyMap<string, Organisation>; readonly today: string };

/** The cells of a row by column; a column that the file does not have is undefined. */
const reader =
  (cells: readonly string[], columns: ReadonlyMap<Column, number>) =>
  (column: Column): string | undefined => {
    const index = columns.get(column);
    return index === undefined ? undefined : (cells[index] ?? '').trim();
  };

/** What a row gives, or what of it cannot be: town and base are words of a closed list. */
function changesIn(at: ReturnType<typeof reader>): Changes | string {
  const [place = '', base] = [at('town'), at('ids')];
  const town = townOf(place);
  if (town === undefined) return `Der Ort „${place.slice(0, 60)}“ liegt nicht im Kreis.`;
  const isBase = base === undefined ? undefined : ids[base.toLowerCase()];
  if (base !== undefined && isBase === undefined)
    return `IdS-Stützpunkt: „${base.slice(0, 40)}“ ist weder ja noch nein noch früher.`;
  return { name: at('name') ?? '', town, email: at('email'), ids: isBase };
}

/** Reads one row. Columns that the file does not have stay as they are in the register. */
function askedBy({ line, cells }: Cells, columns: ReadonlyMap<Column, number>, known: Known): Asked {
  const at = reader(cells, columns);
  const [vkz = '', name = ''] = [at('vkz'), at('name')];
  const row = { line, vkz, name };
  const changes = changesIn(at);
  if (typeof changes === 'string') return { row: { ...row, state: 'bad', note: changes } };
  const from = known.organisations.get(vkz);
  const blank: Organisation = { vkz, name, town: '', email: '', ids: 'no', former: [] };
  const checked = organisationSchema.safeParse(updated(from ?? blank, changes, known.today));
  if (!checked.success) {
    const note = saidOf.get(String(checked.error.issues[0]?.path[0])) ?? 'Diese Zeile passt nicht.';
    return { row: { ...row, state: 'bad', note } };
  }
  if (!from) return { row: { ...row, state: 'new', note: '' }, to: checked.data };
  const note = changed(from, checked.data);
  return note === ''
    ? { row: { ...row, state: 'same', note } }
    : { row: { ...row, state: 'changed', note }, to: checked.data };
}

/** Reads the rows below the header; a number that is there twice is refused the second time. */
export function readRegister(
  rows: readonly Cells[],
  columns: ReadonlyMap<Column, number>,
  known: Known,
): readonly Asked[] {
  const first = new Map<string, number>();
  return rows.map((cells) => {
    const asked = askedBy(cells, columns, known);
    const { vkz, line } = asked.row;
    const earlier = first.get(vkz);
    if (earlier === undefined) first.set(vkz, line);
    if (earlier === undefined || asked.row.state === 'bad') return asked;
    return { row: { ...asked.row, state: 'bad', note: `Diese Vereinskennziffer steht schon in Zeile ${earlier}.` } };
  });
}
