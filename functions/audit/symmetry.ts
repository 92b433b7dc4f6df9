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

/** What a row says, the same in whatever order its terms are. */
const keyOf = (terms: Terms, { low, high }: Row): string => {
  const sorted = terms.toSorted(([a], [b]) => a - b);
  let key = `${low},${high}`;
  for (const [variable, times] of sorted) key += `,${variable},${times}`;
  return key;
};

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

/** What is said about a code without its name: codes that can change places have the same. */
const signatureOf = (code: string, { stems }: Sort, { rowsOf }: Book): string =>
  [...stems]
    .map(([stem, own]) => {
      const variable = own.get(code);
      const rows = variable === undefined ? [] : rowsOf(variable);
      const said = rows.map(({ row: { terms, low, high } }) => `${terms.length} ${low} ${high}`);
      return [stem, ...said.toSorted()].join();
    })
    .join('\n');

/** Codes that can change places with each other in any way. */
function classesOf(sort: Sort, book: Book): readonly (readonly string[])[] {
  const near = Map.groupBy(sort.codes, (code) => signatureOf(code, sort, book));
  return [...near.values()].flatMap((codes) => {
    const classes: string[][] = [];
    for (const code of codes) {
      const own = classes.find(([first = '']) => isAlike(first, code, sort, book));
      if (own) own.push(code);
      else classes.push([code]);
    }
    return classes.filter((own) => own.length > 1);
  });
}

/** The codes of one sort that can change places, by each of them, and where variables have their code. */
type Alike = {
  readonly classes: ReadonlyMap<string, readonly string[]>;
  readonly placeOf: ReturnType<typeof placesOf>;
};

/** A sum about one of several alike is about the first of them; one about all of them stays as it is. */
function standInFor(terms: Terms, { classes, placeOf }: Alike): Terms | undefined {
  const named = new Map<readonly string[], Set<string>>();
  for (const [variable] of terms) {
    const code = placeOf(variable)?.code ?? '';
    const alike = classes.get(code);
    if (alike) named.set(alike, (named.get(alike) ?? new Set()).add(code));
  }
  const isSome = ([alike, codes]: readonly [readonly string[], ReadonlySet<string>]): boolean =>
    codes.size < alike.length;
  const some = [...named].filter(isSome);
  if (some.some(([, codes]) => codes.size > 1)) return undefined;
  const firsts = new Map(some.flatMap(([[first = ''], codes]) => [...codes].map((code) => [code, first] as const)));
  if (firsts.size === 0) return terms;
  return terms.map(([variable, times]) => {
    const place = placeOf(variable);
    const first = place && firsts.get(place.code);
    return [first === undefined ? variable : (place?.own.get(first) ?? variable), times] as const;
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
  const found = sortsOf(model, scene).map((sort) => ({ sort, all: classesOf(sort, book) }));
  const equal = found.flatMap(({ all, sort: { stems } }) =>
    all.flatMap(([, second = '', ...rest]) =>
      [...stems.values()].flatMap((own) =>
        rest.flatMap((code) => {
          const [a, b] = [own.get(second), own.get(code)];
          return a === undefined || b === undefined ? [] : [[a, b] as const];
        }),
      ),
    ),
  );
  const alike = found
    .filter(({ all }) => all.length > 0)
    .map(
      ({ all, sort }): Alike => ({
        classes: new Map(all.flatMap((own) => own.map((code) => [code, own] as const))),
        placeOf: placesOf(sort),
      }),
    );
  return {
    equal,
    standIn: (terms) => alike.reduce<Terms | undefined>((sum, one) => sum && standInFor(sum, one), terms),
  };
}
