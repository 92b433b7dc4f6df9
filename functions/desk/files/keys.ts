import type { Labelled, LabelledGroup } from '../../../survey/labels.ts';
import type { Edition } from '../../../web/results/edition.ts';
import { fullLabel } from './csv.ts';

/** What the codes of the columns stand for. Groups and answers are named by table: what is pooled differs. */
export type Keys = {
  readonly items: readonly Labelled[];
  readonly breakdowns: readonly Labelled[];
  readonly groups: readonly Labelled[];
  readonly categories: readonly Labelled[];
};

/** A table and a code of it, as one word. */
const keyOf = (table: string, code: string): string => `${table}/${code}`;

const keyed = (table: string, group: LabelledGroup): Labelled => ({
  code: keyOf(table, group.code),
  label: fullLabel(group),
});

const once = (all: readonly Labelled[]): readonly Labelled[] => [
  ...new Map(all.map((one) => [one.code, one])).values(),
];

/** The codes of a release with their labels, each once, in the order of the tables. */
export const keysOf = ({ tables, variables, breakdowns }: Edition): Keys => ({
  items: once(variables.map(({ item, title }) => ({ code: item, label: title }))),
  breakdowns,
  groups: tables.flatMap(({ id, rows }) => rows.map((group) => keyed(id, group))),
  categories: tables.flatMap(({ id, columns }) => columns.map((group) => keyed(id, group))),
});
