import { readArtifact } from '../../functions/audit/artifact.ts';
import { audit } from '../../functions/audit/audit.ts';
import type { Finding } from '../../functions/audit/checks.ts';
import { flowIntervals } from '../../functions/audit/flow.ts';
import { elternKita, musterbogen } from '../../questionnaires/all.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { aQuestionnaire } from '../builders.ts';
import { engine } from './engine.ts';
import { mutants as broken, isCaught } from './mutants.ts';
import { utilityOf } from './optimum.ts';
import { careless, isSeriesCaught, learnt, releasesOf, someEpochs } from './series.ts';
import { linearIntervals, someTable } from './tables.ts';
import { asWave, linked, someQuestionnaire } from './waves.ts';
import {
  type CountedTable,
  countedOf,
  exactOf,
  naive,
  open,
  type Protect,
  policy,
  protectBy,
  someResponses,
  sum,
} from './world.ts';

const [tables = 1000, waves = 100, seed = 1] = process.argv.slice(2).map(Number);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const seen = { tables: 0, published: 0, hidden: 0, programs: 0, exact: 0, failing: 0, different: 0 };
const mutants = { made: 0, caught: 0 };

function tell(name: string, findings: readonly Finding[]): void {
  seen.exact += findings.filter(({ why }) => why === 'exact').length;
  seen.failing += findings.filter(({ low }) => low !== null).length;
  for (const finding of findings.slice(0, 5)) say(`  ${name}: ${JSON.stringify(finding)}`);
  if (findings.length > 5) say(`  ${name}: and ${findings.length - 5} more`);
}

/** Cells of a published table, largest first, that were hidden only for others' sake: each is a way to break it. */
function unhidden(text: string, counted: readonly CountedTable[]): readonly string[] {
  const read = readArtifact(text);
  if (!read.ok) return [];
  const exact = exactOf(counted);
  return read.artifact.tables.flatMap((table, index) => {
    const own = exact.get(table.id) ?? [];
    const shape = counted.find(({ table: { id } }) => id === table.id)?.table;
    return (table.counts ?? []).flatMap((row, y) =>
      row.flatMap((count, x) => {
        if (count !== null || table.status !== 'published' || !shape) return [];
        const ys = table.rows[y]?.members ?? [];
        const xs = table.columns[x]?.members ?? [];
        const value = ys
          .flatMap((level) => xs.map((code) => own[shape.rows.indexOf(level)]?.[shape.columns.indexOf(code)] ?? 0))
          .reduce((all, cell) => all + cell, 0);
        if (value < policy.k) return [];
        const counts = table.counts?.map((line, at) => line.map((cell, to) => (at === y && to === x ? value : cell)));
        const changed = read.artifact.tables.map((one, at) => (at === index ? { ...one, counts } : one));
        return [JSON.stringify({ ...read.artifact, tables: changed })];
      }),
    );
  });
}

async function mutate(text: string, questionnaire: Questionnaire, counted: readonly CountedTable[]): Promise<void> {
  mutants.made += 1;
  const { ok } = await audit(text, questionnaire, exactOf(counted));
  if (ok) say(`  a mutant was not caught: ${text.slice(0, 2000)}`);
  else mutants.caught += 1;
}

async function attack(name: string, questionnaire: Questionnaire, counted: readonly CountedTable[], protect: Protect) {
  const text = protect(questionnaire, counted, policy);
  const { findings, checked } = await audit(text, questionnaire, exactOf(counted));
  const read = readArtifact(text);
  const released = read.ok ? read.artifact.tables : [];
  seen.tables += released.length;
  seen.published += released.filter(({ status }) => status === 'published').length;
  seen.hidden += checked.hidden;
  seen.programs += checked.programs;
  tell(name, findings);
  return { text, released };
}

/** Random tables, each by flow and by linear program, and each with one cell shown that had to be hidden. */
for (let at = seed; at < seed + tables; at += 1) {
  const { questionnaire, counted } = asWave(someTable(at));
  const { text, released } = await attack(`table ${at}`, questionnaire, counted, engine(String(at)));
  for (const { counts = [], rowTotals = [], columnTotals = [] } of released.filter(({ id }) => id === 'q~row')) {
    const margined = { counts, rowTotals, columnTotals };
    const same = JSON.stringify(flowIntervals(margined)) === JSON.stringify(await linearIntervals(margined));
    if (!same) seen.different += 1;
  }
  const told = unhidden(text, counted);
  if (at % 10 === 0) for (const one of told.slice(0, 2)) await mutate(one, questionnaire, counted);
  const isAny = counted.some(({ cells }) => sum(cells.flat()) >= policy.k);
  const isSmall = counted.some(({ cells }) => cells.flat().some((cell) => cell < policy.k));
  if (isAny && isSmall && at % 10 === 0)
    await mutate(protectBy(open, 'apart')(questionnaire, counted, policy), questionnaire, counted);
}

/** Waves of random questionnaires, and of all that come with the product. */
const known: readonly Questionnaire[] = [linked, aQuestionnaire(), elternKita.questionnaire, musterbogen.questionnaire];
for (let at = seed; at < seed + waves; at += 1) {
  const questionnaire = (at % 5 === 0 ? known[(at / 5) % known.length] : undefined) ?? someQuestionnaire(at);
  const size = 20 + ((at * 37) % 480);
  const counted = countedOf(questionnaire, someResponses(questionnaire, size, at));
  await attack(`wave ${at} (${questionnaire.id}, ${size} responses)`, questionnaire, counted, engine(String(at)));
  if (questionnaire === linked) await mutate(protectBy(naive)(questionnaire, counted, policy), questionnaire, counted);
}

/** Waves with an interim, a first and a corrected release, made as the release function makes them. */
const series = { waves: 0, corrected: 0, withheld: 0, numbers: 0 };
for (let at = seed; at < seed + waves; at += 1) {
  const epochs = someEpochs(at);
  const releases = await releasesOf(epochs, {}, true);
  const { findings, checked } = await learnt(releases, epochs);
  series.waves += 1;
  series.corrected += Number(releases.at(-1)?.tables.some(({ status }) => status === 'published'));
  series.withheld += releases.reduce((all, { audit: { withheld } }) => all + withheld, 0);
  series.numbers += checked.questions;
  seen.programs += checked.programs;
  tell(`series ${at}`, findings);
}

for (const [name, isSeen] of [
  ...Object.entries(broken).map(([name, change]) => [name, () => isCaught(change)] as const),
  ...Object.entries(careless).map(([name, change]) => [name, () => isSeriesCaught(change)] as const),
]) {
  mutants.made += 1;
  if (await isSeen()) mutants.caught += 1;
  else say(`  a broken engine was not caught: ${name}`);
}
if ((await isCaught({})) || (await isSeriesCaught({}))) {
  seen.failing += 1;
  say('  the engine itself was taken for a broken one');
}
const utility = await utilityOf(seed, Math.min(tables, 100), policy);

say(
  `tables ${seen.tables}, published ${seen.published}, hidden cells ${seen.hidden}, linear programs ${seen.programs}`,
);
say(`exact values ${seen.exact}, cells failing ${seen.failing}, flow and program differ ${seen.different}`);
say(
  `series ${series.waves}, with a corrected release ${series.corrected}, numbers sought ${series.numbers}, tables withheld by the attack ${series.withheld}`,
);
say(`mutants caught ${mutants.caught}/${mutants.made}`);
const share = utility.best === 0 ? 1 : utility.shown / utility.best;
say(
  `cells shown ${utility.shown} of ${utility.best} that integer programs show (${(100 * share).toFixed(1)} %), ${utility.tables} tables, ${utility.worse} worse, ${utility.missed} not solved alike`,
);
process.exitCode = Number(share < 0.97) + seen.failing + seen.different + mutants.made - mutants.caught > 0 ? 1 : 0;
