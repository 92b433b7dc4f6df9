import { type Counted, heedTable, withholdClubs } from '../../survey/clubs/release.ts';
import { type ClubTable, contributionsOf } from '../../survey/clubs/tables.ts';
import { dayOf, type Wave } from '../../survey/wave.ts';
import { comparesBadly, type Edition } from '../audit/pairs.ts';
import { type Audited, type ClubDeps, draftClubs, publishClubs, ruleOf, sealClubs } from './clubs.ts';
import { countable, gather } from './gather.ts';
import { keyedBy } from './seal.ts';

/** A release of the wave that was made before, with the exact contributions to each of its tables. */
type Earlier = { readonly tables: readonly ClubTable[]; readonly editions: ReadonlyMap<string, Edition> };

const editionsOf = (tables: readonly ClubTable[], given: readonly Edition['given'][]) =>
  new Map(tables.map((table, at): [string, Edition] => [table.id, { table, given: given[at] ?? [] }]));

/** What a stored release shows, and what it was made of. Throws where either is not there. */
export async function earlierClubs(wave: Wave, number: number, deps: ClubDeps) {
  const [stored, counted] = await Promise.all([
    deps.clubReleases.read(wave.id, number),
    deps.clubReleases.counted(wave.id, number),
  ]);
  if (!stored || !counted)
    throw new RangeError(`wave ${wave.id}: release ${number} or what it was made of is not there`);
  const clubs = await gather(wave.id, counted, deps);
  const { tables } = stored.release;
  const given = contributionsOf(tables, clubs);
  return { release: stored.release, counted, clubs, given, tables, editions: editionsOf(tables, given) };
}

/** How many reports are others than were counted before, or count for another town or holding. */
function changesIn(before: Counted, now: Counted): number {
  const [was, is] = [before, now].map((counted) => new Set(counted.map((one) => JSON.stringify(one))));
  const changed = [...before, ...now].filter((one) => !(was?.has(JSON.stringify(one)) && is?.has(JSON.stringify(one))));
  return new Set(changed.map(([organisation]) => organisation)).size;
}

/** A release without what an earlier one hides, and without tables that tell of few beside it. */
async function heeding(
  draft: Audited,
  given: readonly Edition['given'][],
  all: readonly Earlier[],
  wave: Wave,
  deps: ClubDeps,
): Promise<Audited> {
  const rule = ruleOf(wave, deps);
  const heeded = draft.tables.map((table) =>
    table.status === 'withheld'
      ? table
      : heedTable(
          table,
          all.flatMap(({ tables }) => tables),
        ),
  );
  const tables: ClubTable[] = [];
  for (const [at, table] of heeded.entries()) {
    const now = { table, given: given[at] ?? [] };
    const before = all.flatMap(({ editions }) => editions.get(table.id) ?? []);
    let isBad = false;
    for (const one of before) isBad ||= await comparesBadly(one, now, rule);
    tables.push(isBad ? withholdClubs(table, 'linked') : table);
  }
  return { ...draft, tables };
}

/** All that a table tells, in one order: a table that was read back has its names in another one. */
const toldBy = ({ rows, columns, counts, rowTotals, columnTotals, total }: ClubTable): string =>
  JSON.stringify([
    [rows, columns].map((lines) => lines.map(({ members }) => members)),
    counts,
    rowTotals,
    columnTotals,
    total,
  ]);

/** Whether a release tells anything that an earlier one does not. */
const isNews = (now: readonly ClubTable[], before: readonly ClubTable[]): boolean =>
  now.some((table) => {
    const was = before.find(({ id }) => id === table.id);
    return table.status !== 'withheld' && (!was || toldBy(table) !== toldBy(was));
  });

/** Notes why a corrected release waits; the alarm tells of each reason once. */
async function hold(wave: Wave, number: number, reason: 'unchanged' | 'too_few', deps: ClubDeps): Promise<void> {
  const before = await deps.interims.held(wave.id);
  if (before?.number === number && before.reason === reason) return;
  await deps.interims.hold(wave.id, { number, reason, day: dayOf(deps.now()) });
  deps.log({ event: 'release_held', wave: wave.id, number, reason });
}

/**
 * Makes the corrected release that staff asked for. It waits where too few clubs changed their reports for anything to
 * be told beside the earlier releases, which stay as they are.
 */
export async function correctClubs(wave: Wave, released: number, deps: ClubDeps): Promise<void> {
  const number = released + 1;
  if (wave.correct !== number) return;
  const [counted, before] = await Promise.all([countable(wave.id, deps), deps.clubReleases.counted(wave.id, released)]);
  const changes = changesIn(before ?? [], counted);
  if (changes === 0) return hold(wave, number, 'unchanged', deps);
  if (changes < wave.k) return hold(wave, number, 'too_few', deps);
  // What could not be told is tried again when another report has changed, and not every minute.
  if (await deps.clubReleases.tried(wave.id, counted)) return;
  const all: Awaited<ReturnType<typeof earlierClubs>>[] = [];
  for (let one = 1; one <= released; one += 1) all.push(await earlierClubs(wave, one, deps));
  const last = all.at(-1);
  const secret = await deps.seals.seal(wave.id, deps.newSecret());
  const making = { number, keyed: keyedBy(secret), earlier: all.flatMap(({ tables }) => tables) };
  const { clubs, draft } = await draftClubs(wave, counted, making, deps);
  const heeded = await heeding(draft, contributionsOf(draft.tables, clubs), all, wave, deps);
  if (!last || !isNews(heeded.tables, last.tables)) {
    await hold(wave, number, 'too_few', deps);
    return deps.clubReleases.noteTried(wave.id, counted);
  }
  await publishClubs({ ...heeded, data: sealClubs(clubs, secret) }, counted, deps);
}
