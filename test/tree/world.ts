import { madeUpFields, seeded } from '../../survey/generate.ts';
import type { Item, Place, Questionnaire } from '../../survey/questionnaire.ts';
import type { Response } from '../../survey/response.ts';
import { fielded } from '../../survey/table.ts';
import { anAsking, aResponse } from '../builders.ts';

const towns = ['north', 'south', 'west', 'east'] as const;

const answers = (size: number) => Array.from({ length: size }, (_, at) => ({ code: `a${at}` }));

/** Places of some towns: so many in each. */
export const placesIn = (sizes: readonly number[]): readonly Place[] =>
  sizes.flatMap((size, town) =>
    Array.from({ length: size }, (_, at) => {
      const code = `${towns[town]}_${at + 1}`;
      return { code, name: `Kita ${code}`, in: towns[town] ?? '' };
    }),
  );

/** What is asked beside the town, where nothing else is said. */
const usual: readonly Item[] = [{ id: 'q', type: 'select_one', list: 'A', required: true, missing: [] }];

/** A questionnaire of a town and some items, broken down by town and place, as a wave with these places asks it. */
export const aTree = (places: readonly Place[], items: readonly Item[] = usual, width = 4): Questionnaire =>
  fielded(
    anAsking([{ id: 'town', type: 'select_one', list: 'TOWN', required: true, missing: [] }, ...items], {
      lists: { TOWN: towns.map((code) => ({ code })), A: answers(width), YES: [{ code: 'yes' }, { code: 'no' }] },
      breakdowns: [
        { id: 'town', item: 'town' },
        { id: 'kita', by: 'place', in: 'town' },
      ],
    }),
    places,
  );

/** How the people of a tree are spread: the lower, the more of them in few places and with few answers. */
type Spread = { readonly seed: number; readonly size: number; readonly even?: number };

/** Made-up responses from a tree's places, some of them without one. */
export function responsesIn(questionnaire: Questionnaire, { seed, size, even = 0.5 }: Spread): readonly Response[] {
  const chance = seeded(seed);
  const pick = <T>(all: readonly T[], first: T): T => all[Math.floor(all.length * chance() ** (1 / even))] ?? first;
  const { places = [] } = questionnaire;
  const [first] = places;
  return Array.from({ length: size }, () => {
    const place = chance() < 0.1 ? undefined : pick(places, first);
    const town = place?.in ?? towns[Math.floor(4 * chance())] ?? 'north';
    const skewed = (): number => chance() ** (1 / even);
    const fields = madeUpFields(questionnaire, skewed);
    return aResponse(questionnaire, { ...fields, town: [town] }, place ? { place: place.code } : {});
  });
}
