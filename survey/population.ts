import type { infer as Infer } from 'zod/mini';
import type { populationSchema } from './content.ts';

/** People in the county and in its towns, each number with source and date. */
export type Population = Infer<typeof populationSchema>;
export type Figure = Population['county']['figures'][number];

/**
 * The newest figure of a kind, of a town by its code or of the whole county; the newest one up to `until` (`YYYY-MM-DD`)
 * where a wave's day is given. Undefined where no source gives one: it is shown as missing, never guessed. A year alone
 * counts as its last day.
 */
export function figureOf(
  { county, towns }: Population,
  what: Figure['what'],
  town?: string,
  until = '9999-12-31',
): Figure | undefined {
  const area = town === undefined ? county : towns.find(({ code }) => code === town);
  const dated = (area?.figures ?? []).map((figure) => ({ figure, day: figure.date.padEnd(10, '-12-31') }));
  return dated
    .filter(({ figure, day }) => figure.what === what && day <= until)
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .at(-1)?.figure;
}
