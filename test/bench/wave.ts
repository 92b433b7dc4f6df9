import { createHmac } from 'node:crypto';
import { audit } from '../../functions/audit/audit.ts';
import { quickAudit } from '../../functions/audit/quick.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import type { Item, Questionnaire } from '../../survey/questionnaire.ts';
import { countTables, makeRelease } from '../../survey/release.ts';
import { fielded } from '../../survey/table.ts';
import { contributionOf, mergeTallies, planOf } from '../../survey/tally.ts';
import { anAsking, aResponse, aWave } from '../builders.ts';

const codes = (length: number) => Array.from({ length }, (_, at) => ({ code: `c${at}` }));
const lists = {
  PLACE: codes(40),
  GROUP: codes(6),
  ANSWER: codes(6),
  MANY: [...codes(6), { code: 'none', exclusive: true as const }],
};

const choice = (id: string, list: string, more = {}): Item => ({ id, type: 'select_one', list, ...more });

/** Kinds of items in turn, as a long questionnaire has them: every tenth is asked on a condition, every eighth has several answers. */
function itemAt(at: number): Item {
  const id = `i${at}`;
  if (at < 5) return choice(id, at === 0 ? 'PLACE' : 'GROUP', { required: true, missing: [] });
  if (at % 8 === 0) return { id, type: 'select_multiple', list: 'MANY' };
  if (at % 10 === 5) return choice(id, 'ANSWER', { relevant: { item: `i${at - 1}`, in: ['c0', 'c1'] } });
  return at % 3 === 0 ? { id, type: 'scale', min: 1, max: 5 } : choice(id, 'ANSWER');
}

/** Sixty items, broken down by five of them and by the language. */
const longQuestionnaire: Questionnaire = anAsking(
  Array.from({ length: 60 }, (_, at) => itemAt(at)),
  {
    lists,
    languages: ['de', 'tr', 'ar', 'uk', 'en'],
    breakdowns: [
      ...Array.from({ length: 5 }, (_, at) => ({ id: `by${at}`, item: `i${at}` })),
      { id: 'language', by: 'language' },
    ],
  },
);

/** The same with 400 Kitas in the groups of the second breakdown, in place of the fifth. */
const treeQuestionnaire: Questionnaire = fielded(
  {
    ...longQuestionnaire,
    breakdowns: [
      ...longQuestionnaire.breakdowns.filter(({ id }) => id !== 'by4'),
      { id: 'kita', by: 'place', in: 'by1' },
    ],
  },
  Array.from({ length: 400 }, (_, at) => ({ code: `kita_${at}`, name: `Kita ${at}`, in: `c${at % 6}` })),
);

/** The place of a response: one of those in its town. */
function placeOf({ places = [] }: Questionnaire, town: string, chance: number): { place?: string } {
  const near = places.filter((place) => place.in === town);
  const place = near[Math.floor(near.length * chance)];
  return place ? { place: place.code } : {};
}

const keyed = (text: string): number => createHmac('sha256', 'bench').update(text).digest().readUInt32BE(0);

/** Rows of linear programs before a release with a tree is stored (`functions/release/index.ts`); the rest is asked after. */
const budgetBefore = 4_000_000;

/** Seconds of a processor to release a made-up wave, to attack it table by table, and to attack it with linear programs. */
export async function waveCost(responses: number, kind: 'flat' | 'tree' = 'flat') {
  const questionnaire = kind === 'tree' ? treeQuestionnaire : longQuestionnaire;
  const chance = seeded(1);
  /** Most choose one of the first codes, so that many cells are small. */
  const skewed = (): number => chance() ** 2.5;
  const plan = planOf(questionnaire);
  const some = Array.from({ length: responses }, () => {
    const language = ['de', 'tr', 'ar', 'uk', 'en'][Math.floor(5 * chance() ** 2)] ?? 'de';
    const fields = madeUpFields(questionnaire, skewed);
    const place = kind === 'tree' ? placeOf(questionnaire, fields['i1']?.[0] ?? '', chance()) : {};
    return aResponse(questionnaire, fields, { language, ...place });
  });
  const tally = mergeTallies(some.map((response) => contributionOf(plan, response)));
  const cpu = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const times = [cpu()];
  const lap = (): number => times.push(cpu());
  const draft = makeRelease(plan, aWave(), tally, { number: 1, day: '2027-03-01', keyed });
  lap();
  const text = JSON.stringify(draft);
  const exact = new Map(countTables(plan, tally).map(({ table, cells }) => [table.id, cells]));
  const quick = quickAudit(text, questionnaire, exact);
  lap();
  const full = await audit(text, questionnaire, exact, kind === 'tree' ? budgetBefore : undefined);
  lap();
  const seconds = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  const [release = 0, byTable = 0, byProgram = 0] = seconds;
  const published = draft.tables.filter(({ status }) => status === 'published').length;
  return { tables: draft.tables.length, published, release, byTable, byProgram, ...full, ok: quick.ok && full.ok };
}
