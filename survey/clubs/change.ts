import {
  type Band,
  type ClubReport,
  type Counts,
  countOf,
  type Department,
  type Gender,
  gendersOf,
} from './figures.ts';

/** A number last year and this year; what is not known of either is not there. */
export type Change = {
  readonly before?: number | undefined;
  readonly now?: number | undefined;
  readonly difference?: number;
  /** Of last year's number, in whole percent, rounded half away from zero; null where that was 0. */
  readonly percent?: number | null;
};

/** Last year's number beside this year's. */
export function changeOf(before: number | undefined, now: number | undefined): Change {
  if (before === undefined || now === undefined) return { before, now };
  const difference = now - before;
  const percent = before === 0 ? null : Math.sign(difference) * Math.round((100 * Math.abs(difference)) / before);
  return { before, now, difference, percent };
}

/** The changes of one row: by gender, and of all in it. */
export type RowChange = Readonly<Record<Gender | 'total', Change>>;

const rowChange = (before: Counts = {}, now: Counts = {}): RowChange => ({
  m: changeOf(before.m, now.m),
  w: changeOf(before.w, now.w),
  d: changeOf(before.d, now.d),
  o: changeOf(before.o, now.o),
  total: changeOf(countOf(before), countOf(now)),
});

type DepartmentChange = Pick<Department, 'association' | 'name'> & { readonly change: RowChange };

/** Table E: last year beside this year for every cell of Table B, its totals, and every department of either year. */
export type Changes = {
  readonly members: Readonly<Record<Band | 'total', RowChange>>;
  readonly departments: readonly DepartmentChange[];
};

/** Departments are the same by their Fachverband; where none is given by their name. */
const keyOf = ({ association, name }: Department): string => association || name.trim().toLowerCase();

function departmentChanges(now: ClubReport, before?: ClubReport): readonly DepartmentChange[] {
  const earlier = new Map((before?.departments ?? []).map((one) => [keyOf(one), one]));
  const here = now.departments.map((one) => ({
    association: one.association,
    name: one.name,
    change: rowChange(earlier.get(keyOf(one))?.counts, one.counts),
  }));
  const still = new Set(now.departments.map(keyOf));
  const gone = [...earlier].flatMap(([key, { association, name, counts }]) =>
    still.has(key) ? [] : [{ association, name, change: rowChange(counts) }],
  );
  return [...here, ...gone];
}

/** Last year beside this year. Without last year's report every `before` is missing; departments that ended stand last. */
export function changesOf(now: ClubReport, before?: ClubReport): Changes {
  const row = (band: Band): RowChange => rowChange(before?.members?.[band], now.members?.[band]);
  const all = (report?: ClubReport): Counts => (report?.members ? gendersOf(report.members) : {});
  return {
    members: {
      b0_6: row('b0_6'),
      b7_14: row('b7_14'),
      b15_18: row('b15_18'),
      b19_26: row('b19_26'),
      b27_40: row('b27_40'),
      b41_60: row('b41_60'),
      b61: row('b61'),
      total: rowChange(all(before), all(now)),
    },
    departments: departmentChanges(now, before),
  };
}
