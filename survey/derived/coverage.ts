/** A figure of a population, by what it counts, with its day and where it is from. */
export type Denominator = {
  readonly value: number;
  readonly date: string;
  readonly source: string;
};

/** Finds the figure of a town by its code; undefined where nobody has given one. */
type FindFigure = (town: string) => Denominator | undefined;

/** Responses from a group of towns, beside how many people live there. */
export type CoverageRow = {
  /** Codes of the group: towns, or other places of residence. */
  readonly members: readonly string[];
  readonly count: number;
  /** The group's share of the responses of all rows, in whole percent. */
  readonly share: number;
  /** Null where not every town of the group has a figure of the same day and source. */
  readonly population: { readonly value: number; readonly share: number | null } | null;
  /** Responses for a thousand people, to one decimal; null without a population. */
  readonly perThousand: number | null;
};

export type Coverage = {
  readonly what: string;
  /** What the figures that were used say about themselves; empty where there are none. */
  readonly sources: readonly { readonly date: string; readonly source: string }[];
  readonly rows: readonly CoverageRow[];
};

type Counted = { readonly members: readonly string[]; readonly count: number };

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

const percent = (part: number, whole: number): number => Math.round((100 * part) / whole);

/** Responses for a thousand people, to one decimal; null where there are none. */
export const perThousand = (count: number, people: number): number | null =>
  people === 0 ? null : Math.round((10_000 * count) / people) / 10;

/** The towns' figures added up; undefined where one is missing or they are not of one day and source. */
function added(members: readonly string[], figureOf: FindFigure): Denominator | undefined {
  const found = members.map(figureOf);
  const [first] = found;
  if (!first) return undefined;
  const values = found.flatMap((one) => (one?.date === first.date && one.source === first.source ? [one.value] : []));
  return values.length === members.length ? { ...first, value: sum(values) } : undefined;
}

/**
 * Released counts of responses by town beside what is known of the towns' people. A share of the population is there
 * only where every group has a figure of the same day and source: parts of another whole would not compare. Rows
 * without a figure are there too, and say so.
 */
export function coverageOf(groups: readonly Counted[], what: string, figureOf: FindFigure): Coverage {
  const found = groups.map(({ members }) => added(members, figureOf));
  const known = found.flatMap((one) => (one ? [one] : []));
  const sources = [...new Map(known.map(({ date, source }) => [`${date} ${source}`, { date, source }])).values()];
  const people = sum(known.map(({ value }) => value));
  const whole = known.length === groups.length && sources.length === 1 && people > 0;
  const responses = sum(groups.map(({ count }) => count));
  return {
    what,
    sources,
    rows: groups.map(({ members, count }, index) => {
      const value = found[index]?.value;
      return {
        members,
        count,
        share: responses === 0 ? 0 : percent(count, responses),
        population: value === undefined ? null : { value, share: whole ? percent(value, people) : null },
        perThousand: value === undefined ? null : perThousand(count, value),
      };
    }),
  };
}
