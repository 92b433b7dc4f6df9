import type { Answers, Value } from '../answer.ts';
import { bands, type ClubReport, type Counts, genders } from './figures.ts';

type Fields = readonly (readonly [string, Value | undefined])[];

const cellsOf = (field: string, counts: Counts = {}): Fields =>
  genders.map((gender) => [`${field}.${gender}`, counts[gender]] as const);

const listed = (field: string, codes: readonly string[]): Fields => (codes.length > 0 ? [[field, codes]] : []);

/** The answers to `sportverein-teilnahme` that a report's figures come from: `figuresOf` gives them back. */
export function answersOf({ stichtag, members, stated, departments, general, participation }: ClubReport): Answers {
  const { basis, migrants, share, young, women, guests, trainers = {}, board = {} } = participation;
  const fields: Fields = [
    ['a1', stichtag],
    ...bands.flatMap((band) => cellsOf(`b.${band}`, members?.[band])),
    ['b_total', stated],
    ['c', departments.length || undefined],
    ...departments.flatMap(
      ({ association, name, counts }, at): Fields => [
        [`c.${at + 1}.association`, association || undefined],
        [`c.${at + 1}.name`, name || undefined],
        ...cellsOf(`c.${at + 1}`, counts),
      ],
    ),
    ...cellsOf('c_general.general', general),
    ...([
      ['d1', migrants],
      ['d1_share', share],
      ['d2', basis],
      ['d3_young', young],
      ['d3_women', women],
      ['d4', guests],
    ] as const),
    ...([
      ['d5.trainers.all', trainers.all],
      ['d5.trainers.migrants', trainers.migrants],
    ] as const),
    ...([
      ['d5.board.all', board.all],
      ['d5.board.migrants', board.migrants],
    ] as const),
    ['d7', participation.offers || undefined],
    ...listed('d8', participation.partners),
    ...listed('d9', participation.obstacles),
    ...listed('d10', participation.needs),
  ];
  return Object.fromEntries(fields.flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const])));
}
