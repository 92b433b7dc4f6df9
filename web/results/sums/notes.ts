import { townName } from '../../../survey/town.ts';
import { mark } from '../edition.ts';
import { dayIn, numberIn } from '../words.ts';
import type { SumEdition } from './edition.ts';

type Fact = { readonly name: string; readonly value: string };
type Note = { readonly name: string; readonly text: string };

/** What a release of clubs' figures is, in short. */
export function sumFacts({ release, words, tables }: SumEdition): readonly Fact[] {
  const { say } = words;
  const { number, day, year, clubs, policy } = release;
  const published = tables.filter(({ reason }) => !reason).length;
  const least = String(policy.least);
  return [
    { name: say('wave'), value: release.wave },
    { name: say('year'), value: String(year) },
    { name: say('release'), value: say('release.value', { number: String(number), day: dayIn(day, words) }) },
    { name: say('clubs'), value: clubs === null ? say('clubs.few', { least }) : numberIn(clubs, words) },
    {
      name: say('published'),
      value: say('tables.of', { published: String(published), all: String(tables.length) }),
    },
    { name: say('protection'), value: say('protection.value', { least }) },
  ];
}

/** How the numbers came about and what may be done with them. */
export function sumMethod({ release, words: { say } }: SumEdition): readonly Note[] {
  const { policy, audit } = release;
  const texts = [
    say('method.once'),
    say('method.cells', { least: String(policy.least) }),
    say('method.pooled'),
    say('method.percent'),
    say('attack', { checked: String(audit.checked), withheld: String(audit.withheld) }),
  ];
  return [
    { name: mark, text: say('mark') },
    ...texts.map((text) => ({ name: say('method'), text })),
    { name: say('ban.title'), text: say('ban.text') },
  ];
}

/** Clubs by town, in words. */
export const townsOf = ({ release }: Pick<SumEdition, 'release'>): readonly { name: string; clubs: number }[] =>
  release.towns.map(({ members, clubs }) => ({ name: members.map(townName).join(', '), clubs }));
