import type { Model, Row, Terms } from './model.ts';
import type { Scene } from './scene.ts';

/** Codes that might change places, and the variables of each by what else they are about. */
type Sort = { readonly codes: readonly string[]; readonly stems: ReadonlyMap<string, ReadonlyMap<string, number>> };

/** What a model looks the same under. */
export type Symmetry = {
  /** Variables that are taken for equal: the mean of worlds that only change places is a world, with the same sum. */
  readonly equal: readonly (readonly [number, number])[];
  /** The sum that has the same interval in place of this one; undefined where the sum is about some of several alike. */
  readonly standIn: (terms: Terms) => Terms | undefined;
};

/** Position in a variable's name of the level of a breakdown, or of a column of an item; -1 without. */
type Place = (parts: readonly string[]) => number;

const levelOf =
  (breakdown: string, item: string | undefined, { shapes }: Scene): Place =>
  ([, kind, about, third, , column]) => {
    if (kind === 'N') return about === breakdown ? 3 : -1;
    if (third === breakdown) return 4;
    const isOwn = kind === 'cell' && column !== undefined && shapes.get(item ?? '')?.some(({ id }) => id === about);
    return isOwn ? 5 : -1;
  };

const columnOf =
  (item: string, { shapes }: Scene): Place =>
  ([, kind, about]) =>
    kind === 'cell' && shapes.get(item)?.some(({ id }) => id === about) ? 5 : -1;

/** A name without the code; those who gave no answer to any option have no column, but the same code before the item. */
function sortOf(model: Model, place: Place, item?: string): Sort {
  const stems = new Map<string, Map<string, number>>();
  const put = (stem: string, code: string, variable: number): void => {
    const own = stems.get(stem) ?? new Map<string, number>();
    stems.set(stem, own.set(code, variable));
  };
  for (let variable = 0; variable < model.size(); variable += 1) {
    const parts = model.nameOf(variable).split('|');
    const [code, about, more] = parts[1] === 'aside' && item !== undefined ? (parts[2]?.split(' ') ?? []) : [];
    const at = place(parts);
    if (at >= 0) put(parts.toSpliced(at, 1, '*').join('|'), parts[at] ?? '', variable);
    else if (code !== undefined && about === item && more === undefined)
      put(parts.toSpliced(2, 1, '*').join('|'), code, variable);
  }
  return { codes: [...new Set([...stems.values()].flatMap((own) => [...own.keys()]))], stems };
}

/** Levels of each breakdown, and columns of each item that sorts none. */
function sortsOf(model: Model, scene: Scene): readonly Sort[] {
  const cuts = scene.questionnaire.breakdowns.map((cut) => ({
    id: cut.id,
    item: 'item' in cut ? cut.item : undefined,
  }));
  const sorting = new Set(cuts.map(({ item }) => item));
  return [
    ...cuts.map(({ id, item }) => sortOf(model, levelOf(id, item, scene))),
    ...[...scene.shapes.keys()].filter((id) => !sorting.has(id)).map((id) => sortOf(model, columnOf(id, scene), id)),
  ];
}

const keyOf = (terms: Terms, { low, high }: Row): string =>
  [...terms.toSorted(([a], [b]) => a - b).flat(), low, high].join();

type Said = { readonly row: Row; readonly times: ReadonlyMap<number, number> };

/** All rows by what they say, and the rows that each variable is in. */
function bookOf({ rows, size }: Model) {
  const speaking: Said[][] = Array.from({ length: size() }, () => []);
  for (const row of rows) {
    const said = { row, times: new Map(row.terms) };
    for (const [variable] of row.terms) speaking[variable]?.push(said);
  }
  const keys = new Set(rows.map((row) => keyOf(row.terms, row)));
  return { keys, rowsOf: (variable: number): readonly Said[] => speaking[variable] ?? [] };
}

type Book = ReturnType<typeof bookOf>;

/** Which variable each takes the place of where two codes change places; undefined where one has more to it than the other. */
function changing(a: string, b: string, { stems }: Sort, { rowsOf }: Book): ReadonlyMap<number, number> | undefined {
  const other = new Map<number, number>();
  for (const own of stems.values()) {
    const [here, there] = [own.get(a), own.get(b)];
    if (here === undefined && there === undefined) continue;
    if (here === undefined || there === undefined || rowsOf(here).length !== rowsOf(there).length) return undefined;
    other.set(here, there);
    other.set(there, here);
  }
  return other;
}

/** Whether everything that is said stays said where two codes change places. */
function isAlike(a: string, b: string, sort: Sort, book: Book): boolean {
  const other = changing(a, b, sort, book);
  if (!other) return false;
  for (const [variable, instead] of other)
    for (const { row, times } of book.rowsOf(variable)) {
      // A sum over all levels has both: it is the same either way, and too long to be written anew each time.
      if (times.get(variable) === times.get(instead)) continue;
      const turned = row.terms.map(([one, often]) => [other.get(one) ?? one, often] as const);
      if (!book.keys.has(keyOf(turned, row))) return false;
    }
  return true;
}

/** Codes that can change places with each other in any way. */
function classesOf(sort: Sort, book: Book): readonly (readonly string[])[] {
  const classes: string[][] = [];
  for (const code of sort.codes) {
    const own = classes.find(([first = '']) => isAlike(first, code, sort, book));
    if (own) own.push(code);
    else classes.push([code]);
  }
  return classes.filter((own) => own.length > 1);
}

/** A sum about one of several alike is about the first of them; one about all of them stays as it is. */
function standInFor(terms: Terms, alike: readonly string[], placeOf: ReturnType<typeof placesOf>): Terms | undefined {
  const [first = ''] = alike;
  const named = new Set(
    terms.flatMap(([variable]) => placeOf(variable)?.code ?? []).filter((code) => alike.includes(code)),
  );
  if (named.size === alike.length || named.size === 0) return terms;
  if (named.size > 1) return undefined;
  return terms.map(([variable, times]) => {
    const place = placeOf(variable);
    const isNamed = place !== undefined && named.has(place.code);
    return [isNamed ? (place.own.get(first) ?? variable) : variable, times] as const;
  });
}

function placesOf({ stems }: Sort) {
  const places = new Map(
    [...stems.values()].flatMap((own) => [...own].map(([code, variable]) => [variable, { code, own }] as const)),
  );
  return (variable: number) => places.get(variable);
}

/**
 * The ways in which levels or columns can change places without anybody noticing, as pooled ones can: each is tried
 * on everything that is written down. Then of n alike the first is asked for, and the others are taken for equal: a
 * breakdown of twenty languages, of which sixteen are pooled, is one of six.
 */
export function symmetryOf(model: Model, scene: Scene): Symmetry {
  const book = bookOf(model);
  const found = sortsOf(model, scene).flatMap((sort) =>
    classesOf(sort, book).map((alike) => ({ alike, sort, placeOf: placesOf(sort) })),
  );
  const equal = found.flatMap(({ alike: [, second = '', ...rest], sort: { stems } }) =>
    [...stems.values()].flatMap((own) =>
      rest.flatMap((code) => {
        const [a, b] = [own.get(second), own.get(code)];
        return a === undefined || b === undefined ? [] : [[a, b] as const];
      }),
    ),
  );
  return {
    equal,
    standIn: (terms) =>
      found.reduce<Terms | undefined>((sum, { alike, placeOf }) => sum && standInFor(sum, alike, placeOf), terms),
  };
}
