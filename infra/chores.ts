import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { auditAll } from '../functions/audit/audit.ts';
import { type Recount, recount } from '../functions/recount.ts';
import { openAudit } from '../functions/store/audit.ts';
import { openCatalogue } from '../functions/store/catalogue.ts';
import { openInterims } from '../functions/store/interim.ts';
import { openPublisher } from '../functions/store/publish.ts';
import { openReleases, TamperedError } from '../functions/store/releases.ts';
import { openTallyReader } from '../functions/store/tallies.ts';
import { readReady, readyIds } from '../questionnaires/all.ts';
import { isResponseId, parseCode } from '../survey/id.ts';
import { waveSchema } from '../survey/schema.ts';
import { expiryOf, phaseOf, type Wave } from '../survey/wave.ts';
import { sendMadeUp } from './local/made-up.ts';
import type { TableNames } from './local/schema.ts';

/** A chore that cannot be done as asked: the operator reads its message, without a trace. */
export class ChoreError extends Error {}

export type Chores = {
  readonly dynamo: DynamoDBClient;
  readonly tables: TableNames;
  readonly now: () => number;
};

const readWave = async (id: string, { dynamo, tables }: Chores): Promise<Wave> => {
  const listed = await openCatalogue(dynamo, tables.Catalogue).wave(id);
  if (!listed) throw new ChoreError(`there is no wave "${id}"; "waves" lists them`);
  return listed.wave;
};

/** A line for each wave. */
export async function listWaves({ dynamo, tables, now }: Chores): Promise<readonly string[]> {
  const listed = await openCatalogue(dynamo, tables.Catalogue).waves();
  return listed.map(({ wave, released }) => {
    const state = released === undefined ? phaseOf(wave, now()) : `release ${released}`;
    return [wave.id, state, wave.opens, wave.closes, wave.languages.join(','), wave.name].join('  ');
  });
}

/** A wave's definition before it has been checked. */
export type Draft = Pick<Wave, 'id' | 'name' | 'questionnaire' | 'opens' | 'closes' | 'places'> & {
  readonly languages?: readonly string[];
  /** As the questionnaire has it where nothing is said. */
  readonly k?: number;
  readonly retentionDays?: number;
  readonly demo: boolean;
  readonly access?: string;
  readonly proof?: string;
  /** A wave of invited organisations: the reporting year, and last year's wave. */
  readonly invited?: { readonly year: number; readonly before?: string };
};

/** Makes a wave of a ready questionnaire, which is put into the catalogue where it is not there yet. */
export async function createWave(draft: Draft, { dynamo, tables }: Chores): Promise<Wave> {
  if (!readyIds.includes(draft.questionnaire))
    throw new ChoreError(`there is no questionnaire "${draft.questionnaire}"; ready are: ${readyIds.join(', ')}`);
  const found = readReady(draft.questionnaire);
  const { version, source, languages } = found.questionnaire;
  const asked = draft.languages ?? languages;
  const unknown = asked.filter((language) => !languages.includes(language));
  if (unknown.length > 0) throw new ChoreError(`not a language of the questionnaire: ${unknown.join(', ')}`);
  const { demo, ...rest } = draft;
  const { proof, ...defaults } = found.questionnaire.about?.defaults ?? { k: 5, retentionDays: 180 };
  const checked = waveSchema.safeParse({
    ...defaults,
    ...(proof && !demo ? { proof } : {}),
    ...rest,
    version,
    languages: [...new Set([source, ...asked])],
    ...(demo ? { demo } : {}),
  });
  if (!checked.success)
    throw new ChoreError(checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  if (Date.parse(checked.data.opens) >= Date.parse(checked.data.closes))
    throw new ChoreError('the wave closes before it opens');
  const { about } = found.questionnaire;
  if (about && about.special.length > 0 && checked.data.k < about.defaults.k)
    throw new ChoreError(`k: a wave of "${draft.questionnaire}" publishes no count below ${about.defaults.k}`);
  const publisher = openPublisher(dynamo, tables.Catalogue);
  await publisher.questionnaire(found.questionnaire, found.translations, found.media);
  if (!(await publisher.wave(checked.data))) throw new ChoreError(`the id "${draft.id}" is taken`);
  return checked.data;
}

/** Counts anew; `note` says where the retention has begun to take responses away. */
export async function recountWave(id: string, chores: Chores): Promise<Recount & { readonly note?: string }> {
  const { dynamo, tables, now } = chores;
  const wave = await readWave(id, chores);
  const counted = await recount(id, {
    catalogue: openCatalogue(dynamo, tables.Catalogue),
    audit: openAudit(dynamo, tables.Responses),
    tallies: openTallyReader(dynamo, tables.Tallies),
  });
  if (!counted) throw new ChoreError(`the questionnaire of wave "${id}" is not there`);
  const expired = expiryOf(wave) * 1000 <= now();
  return expired ? { ...counted, note: 'the retention is over: responses are gone that the tally keeps' } : counted;
}

/** Attacks all releases of a wave as they are stored, each and together, with no limit of time. A line for each finding. */
export async function auditWave(
  id: string,
  chores: Chores,
): Promise<{ readonly ok: boolean; readonly lines: string[] }> {
  const { dynamo, tables } = chores;
  const catalogue = openCatalogue(dynamo, tables.Catalogue);
  const { wave, released = 0 } = (await catalogue.wave(id)) ?? { wave: await readWave(id, chores) };
  if (wave.invited)
    throw new ChoreError(
      `the wave "${id}" is of clubs: the release function attacks its figures, by a rule it alone knows`,
    );
  const questionnaire = await catalogue.questionnaire(wave.questionnaire, wave.version);
  if (!questionnaire) throw new ChoreError(`the questionnaire of wave "${id}" is not there`);
  const reader = openReleases(dynamo, tables.Catalogue);
  const numbers = Array.from({ length: released }, (_, index) => index + 1);
  const reads = [
    () => openInterims(dynamo, tables.Catalogue).interim(id),
    ...numbers.map((number) => () => reader.release(id, number)),
  ];
  const texts: string[] = [];
  const tampered: string[] = [];
  for (const read of reads)
    try {
      const release = await read();
      if (release) texts.push(JSON.stringify(release));
    } catch (error) {
      if (!(error instanceof TamperedError)) throw error;
      tampered.push(error.message);
    }
  if (texts.length + tampered.length === 0) throw new ChoreError(`the wave "${id}" has no release yet`);
  const { ok, findings, checked } = await auditAll(texts, questionnaire);
  const found = findings.map(({ table, row, column, low, high, why }) =>
    [table ?? 'all tables', row ?? '-', column ?? '-', `${low ?? '?'} to ${high ?? '?'}`, why].join('  '),
  );
  const asked = `${checked.questions} numbers sought, ${checked.hidden} of them hidden cells, by ${checked.programs} linear programs`;
  const verdict = ok ? 'nothing is told that should not be' : `${found.length} findings`;
  return {
    ok: ok && tampered.length === 0,
    lines: [`${texts.length} releases: ${verdict}; ${asked}`, ...tampered, ...found],
  };
}

/** Sends made-up responses. Only to a wave marked as demo: in another they would pass for people's. */
export async function sendDemo(id: string, count: number, seed: number, origin: string, chores: Chores): Promise<void> {
  const wave = await readWave(id, chores);
  if (!wave.demo) throw new ChoreError(`the wave "${id}" is not marked as demo; make one with "wave create … --demo"`);
  await sendMadeUp(origin, id, count, seed);
}

/** Deletes one response for good, by its id or by the code a person has; the tally follows by the stream. */
export async function eraseResponse(wave: string, typed: string, chores: Chores): Promise<void> {
  const { dynamo, tables } = chores;
  await readWave(wave, chores);
  const id = isResponseId(typed) ? typed : parseCode(typed);
  if (id === undefined) throw new ChoreError(`"${typed}" is neither a response id nor a code`);
  if (!(await openAudit(dynamo, tables.Responses).erase(wave, id)))
    throw new ChoreError('there is no response with this id in the wave');
}
