import { auditSeries } from '../../functions/audit/audit.ts';
import { auditWithin } from '../../functions/audit/quick.ts';
import { inspect } from '../../functions/release/inspect.ts';
import { comparing } from '../../functions/release/interim.ts';
import { keyedBy } from '../../functions/release/seal.ts';
import { earlierOf } from '../../survey/disclosure/interim.ts';
import { seeded } from '../../survey/generate.ts';
import { itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import {
  countTables,
  type Draft,
  makeCorrected,
  makeInterim,
  makeRelease,
  type Release,
} from '../../survey/release.ts';
import type { Response } from '../../survey/response.ts';
import { contributionOf, mergeTallies, type Plan, planOf } from '../../survey/tally.ts';
import { aResponse, aWave } from '../builders.ts';
import { asWave, linked, someQuestionnaire } from './waves.ts';
import { type Cells, someResponses } from './world.ts';

const wave = aWave({ k: 5 });
const everything = Number.POSITIVE_INFINITY;

/** Who was counted when: at the interim release, at the first, and after some were taken out. */
type Epochs = {
  readonly seed: number;
  readonly questionnaire: Questionnaire;
  readonly plan: Plan;
  readonly people: readonly (readonly Response[])[];
};

/** The answers in an order that follows one of them, loosely or strictly: who is alike comes at about the same time. */
function drifting(responses: readonly Response[], questionnaire: Questionnaire, seed: number): readonly Response[] {
  const chance = seeded(seed + 5);
  const items = itemsOf(questionnaire);
  const item = (seed % 2 ? items[0] : items.at(-1))?.id ?? '';
  const strictness = [0, 1, 3, 10][seed % 4] ?? 0;
  const codes = [...new Set(responses.map(({ answers }) => JSON.stringify(answers[item])))];
  return responses
    .map((response) => ({
      response,
      at: (strictness * codes.indexOf(JSON.stringify(response.answers[item]))) / codes.length + chance(),
    }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ response }) => response);
}

/** A wave that grows and shrinks, the same for the same seed. In every third a few withdraw while it is open. */
export function someEpochs(seed: number): Epochs {
  const questionnaire = seed % 6 === 0 ? linked : someQuestionnaire(seed);
  const size = 80 + ((seed * 37) % 400);
  const all = drifting(someResponses(questionnaire, size, seed), questionnaire, seed);
  const early = all.slice(0, 50 + ((seed * 13) % (size - 60)));
  const first = seed % 3 === 0 ? all.slice(seed % 4) : all;
  const left = first.slice(0, Math.floor(first.length * (0.5 + 0.045 * ((seed * 7) % 10))));
  return { seed, questionnaire, plan: planOf(questionnaire), people: [early, first, left] };
}

/** A wave of two questions, the people of `early` first, then those of `late`, who are taken out again. */
export function epochsOf(early: Cells, late: Cells): Epochs {
  const { questionnaire } = asWave(early);
  const peopleOf = (counts: Cells): readonly Response[] =>
    counts.flatMap((row, y) =>
      row.flatMap((count, x) => {
        const fields = { row: [`r${y}`], q: [`c${x}`] };
        return Array.from({ length: count }, () => aResponse(questionnaire, fields));
      }),
    );
  const [first, more] = [peopleOf(early), peopleOf(late)];
  return { seed: 0, questionnaire, plan: planOf(questionnaire), people: [first, [...first, ...more], first] };
}

/** Makes one of the three releases, with those before in sight. */
type Draw = (epochs: Epochs, all: readonly Release[], keyed: (text: string) => number) => Draft;

/** How each of the three releases is made: as the product does, or with something of it changed. */
type Way = { readonly interim: Draw; readonly first: Draw; readonly corrected: Draw };

const tallyOf = (plan: Plan, people: readonly Response[] = []) =>
  mergeTallies(people.map((response) => contributionOf(plan, response)));
const day = '2027-03-10';

const product: Way = {
  interim: ({ plan, people }, _, keyed) => makeInterim(plan, wave, tallyOf(plan, people[0]), { day, keyed }),
  first: ({ plan, people }, all, keyed) =>
    makeRelease(plan, wave, tallyOf(plan, people[1]), { number: 1, day, keyed, earlier: earlierOf(all, false) }),
  corrected: ({ plan, people }, all, keyed) =>
    makeCorrected(plan, wave, tallyOf(plan, people[2]), { number: 2, day, keyed, all }),
};

/** What the release function adds. */
const complete = (draft: Draft): Release => ({ data: '0'.repeat(64), audit: { checked: 0, withheld: 0 }, ...draft });

/** The releases of a wave, each made with those before in sight. With `gate` they are attacked before they are stored. */
export async function releasesOf(epochs: Epochs, change: Partial<Way> = {}, gate = false): Promise<readonly Release[]> {
  const { seed, plan, questionnaire, people } = epochs;
  const way = { ...product, ...change };
  const releases: Release[] = [];
  for (const [index, draw] of [way.interim, way.first, way.corrected].entries()) {
    const draft = draw(epochs, releases, keyedBy(`series ${seed}`));
    const deps = { log: () => {}, audit: auditWithin(everything), compare: auditSeries };
    const counted = countTables(plan, tallyOf(plan, people[index]));
    const made = gate ? await inspect(draft, questionnaire, counted, comparing(deps, releases)) : draft;
    releases.push(complete(made));
  }
  return releases;
}

/** What an outsider who has them all learns that no release told. */
export const learnt = (releases: readonly Release[], { questionnaire }: Epochs) =>
  auditSeries(
    releases.map((release) => JSON.stringify(release)),
    questionnaire,
  );

/** Earlier releases with a little more or less in each block, so that too small a change passes for enough. */
const nudged = (all: readonly Release[], by: number): readonly Release[] =>
  all.map((release) => ({
    ...release,
    tables: release.tables.map((table) =>
      table.status === 'withheld' ? table : { ...table, columnTotals: table.columnTotals.map((count) => count + by) },
    ),
  }));

/** Ways to break what one release heeds of another, each of which the attack must see. */
export const careless: Readonly<Record<string, Partial<Way>>> = {
  'the first release does not heed the interim one': { first: (epochs, _, keyed) => product.first(epochs, [], keyed) },
  'an interim release shows what is broken down': {
    interim: ({ plan, people }, _, keyed) => ({
      ...makeRelease(plan, wave, tallyOf(plan, people[0]), { number: 1, day, keyed }),
      interim: true,
    }),
  },
  'a block may grow by fewer than k': {
    first: (epochs, all, keyed) => product.first(epochs, nudged(all, 1 - wave.k), keyed),
  },
  'a block may lose fewer than k': {
    corrected: (epochs, all, keyed) => product.corrected(epochs, nudged(all, wave.k - 1), keyed),
  },
  'a correction is made whenever somebody withdraws': {
    corrected: ({ plan, people }, _, keyed) =>
      makeRelease(plan, wave, tallyOf(plan, people[1]?.slice(1)), { number: 2, day, keyed }),
  },
  'a correction shows what is broken down': {
    corrected: ({ plan, people }, all, keyed) =>
      makeRelease(plan, wave, tallyOf(plan, people[2]), { number: 2, day, keyed, earlier: earlierOf(all, true) }),
  },
};

/** Waves on which the product as it is passes without a gate. */
const tried = Array.from({ length: 12 }, (_, index) => someEpochs(index + 1));

/** Whether the attack on a series sees something in what a changed product releases of some waves. */
export async function isSeriesCaught(change: Partial<Way>): Promise<boolean> {
  for (const epochs of tried) if (!(await learnt(await releasesOf(epochs, change), epochs)).ok) return true;
  return false;
}
