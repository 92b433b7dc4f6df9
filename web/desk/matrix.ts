import type { Base, ColumnKind } from '../../survey/derived/base.ts';
import type { LabelledGroup, LabelledTable } from '../../survey/labels.ts';
import type { Derived, TableFigures } from './derived.ts';
import { decimalLabel } from './format.ts';

type Published = Extract<LabelledTable, { status: 'published' }>;

/** A line of figures: counts by column, null where they are hidden. */
export type Line = LabelledGroup & {
  readonly counts: readonly (number | null)[];
  /** How many are in it, how many its percentages are of, and how many are hidden together. */
  readonly all: number;
  readonly base: number;
  readonly together: number;
  /** The mean, net score and share of the two best answers in words, where they may be shown. */
  readonly mean?: string;
  readonly net?: string;
  readonly top?: string;
};

/** Lines under the same columns, and what their percentages are of. */
export type Sheet = {
  readonly columns: readonly (LabelledGroup & { readonly kind: ColumnKind })[];
  readonly lines: readonly Line[];
  readonly base: Base;
  /** How to read the mean, and which the two best answers are. */
  readonly scale?: string;
  readonly top?: string;
};

/** A table with what follows from it. */
export type Figured = { readonly table: Published; readonly figures: TableFigures };

/** The published ones of some tables, each with what follows from it. */
export const figuredOf = (tables: readonly LabelledTable[], figures: Derived['figures']): readonly Figured[] =>
  tables.flatMap((table) => {
    const own = figures[table.id];
    return table.status === 'published' && own ? [{ table, figures: own }] : [];
  });

const meanLabel = ([low, high]: readonly [number, number]): string =>
  decimalLabel(low) === decimalLabel(high) ? decimalLabel(low) : `${decimalLabel(low)} bis ${decimalLabel(high)}`;

/** A number with its sign, a minus as long as a plus. */
export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '±0');

function keyFigures({ figures }: Figured, row: number, base: number) {
  const { mean, net, top } = figures.rows[row] ?? {};
  return {
    ...(mean ? { mean: meanLabel(mean) } : {}),
    ...(net === undefined ? {} : { net: signed(net) }),
    ...(top === undefined || base === 0 ? {} : { top: `${Math.round((100 * top) / base)} %` }),
  };
}

function linesOf(figured: Figured, base: Base, named?: LabelledGroup): readonly Line[] {
  const { table, figures } = figured;
  return table.rows.map((row, index) => {
    const all = table.bases[index] ?? 0;
    const valid = figures.rows[index]?.valid ?? all;
    return {
      ...(named ?? row),
      counts: table.counts[index] ?? [],
      all,
      base: base === 'valid' ? valid : all,
      together: figures.rows[index]?.hidden ?? 0,
      ...keyFigures(figured, index, valid),
    };
  });
}

const columnsOf = ({ table, figures }: Figured): Sheet['columns'] =>
  table.columns.map((column, index) => ({ ...column, kind: figures.kinds[index] ?? 'mixed' }));

/** The same answers, pooled alike, under the same names. */
const nameOf = ({ table }: Figured): string => table.columns.map(({ code, label }) => `${code} ${label}`).join('\n');

/** Tables that stand in one sheet: all of one when each has one row and they have the same columns. */
function sheetOf(own: readonly Figured[]): Sheet | undefined {
  const [first] = own;
  if (!first) return undefined;
  const { highest, best, top } = first.figures;
  const base = own.every(({ figures }) => figures.base === 'valid') ? 'valid' : 'all';
  const lines = own.flatMap((one) =>
    linesOf(one, base, own.length > 1 || !one.table.breakdown ? (one.table.option ?? one.table.part) : undefined),
  );
  return {
    ...{ columns: columnsOf(first), lines, base },
    ...(highest !== undefined && best && lines.some(({ mean }) => mean) ? { scale: `${highest} = ${best}` } : {}),
    ...(top && lines.some((line) => line.top) ? { top } : {}),
  };
}

/** Tables of one question as sheets: those of one row with the same columns share one, others have their own. */
export function sheetsOf(tables: readonly Figured[]): readonly (Sheet & { readonly tables: readonly Figured[] })[] {
  const groups = new Map<string, readonly Figured[]>();
  for (const one of tables) {
    const key = one.table.breakdown ? one.table.id : nameOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((own) => {
    const sheet = sheetOf(own);
    return sheet ? [{ ...sheet, tables: own }] : [];
  });
}
