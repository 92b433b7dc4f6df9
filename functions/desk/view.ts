import { labelTables, type Vocabulary } from '../../survey/labels.ts';
import { findLanguage } from '../../survey/language.ts';
import type { Release } from '../../survey/release.ts';
import { wordingOf } from '../../survey/text.ts';
import { phaseOf, type Wave } from '../../survey/wave.ts';
import type { ReleaseView, WaveCard } from '../../web/desk/contract.ts';
import { Problem } from '../problem.ts';
import type { CatalogueStore, ListedWave } from '../store/catalogue.ts';
import type { InterimReader } from '../store/interim.ts';
import type { ReleaseReader } from '../store/releases.ts';
import { word } from './words.ts';

type Reading = {
  readonly catalogue: CatalogueStore;
  readonly releases: ReleaseReader;
  readonly interims: InterimReader;
  readonly now: () => number;
};

const staffLanguage = 'de';

async function titleOf(catalogue: CatalogueStore, wave: Wave): Promise<string> {
  const german = await catalogue.translation(wave.questionnaire, wave.version, staffLanguage);
  return german?.texts.title ?? wave.name;
}

/** How far the interim release of a wave is. */
const interimState = async (wave: Wave, { interims }: Reading): Promise<WaveCard['interim']> =>
  !wave.interim ? 'none' : (await interims.interim(wave.id)) ? 'made' : 'asked';

/** The corrected release that somebody asked for and that is not there yet, with the reason where it waits. */
async function correctionOf(wave: Wave, released: number | undefined, { interims }: Reading) {
  if (wave.correct === undefined || wave.correct !== (released ?? 0) + 1) return null;
  const held = await interims.held(wave.id);
  return { reason: held?.number === wave.correct ? held.reason : null };
}

/** A wave as staff see it in the list. */
export async function cardOf({ wave, released }: ListedWave, reading: Reading): Promise<WaveCard> {
  const { catalogue, releases, now } = reading;
  const [title, participation] = await Promise.all([titleOf(catalogue, wave), releases.participation(wave.id)]);
  const { id, name, questionnaire, opens, closes, places, k } = wave;
  return {
    ...{ id, name, questionnaire, title, phase: phaseOf(wave, now()), opens, closes },
    languages: wave.languages.map((code) => ({ code, label: findLanguage(code)?.german ?? code })),
    ...{ places, k, demo: wave.demo ?? false },
    participation: participation ?? null,
    released: released ?? null,
    interim: await interimState(wave, reading),
    correction: await correctionOf(wave, released, reading),
  };
}

/** The words of a release: its questionnaire version in German. */
export async function vocabularyOf(
  { questionnaire: id, version }: Release,
  catalogue: CatalogueStore,
): Promise<Vocabulary> {
  const questionnaire = await catalogue.questionnaire(id, version);
  if (!questionnaire) throw new RangeError(`questionnaire ${id} version ${version} is not there`);
  const tags = [...new Set([staffLanguage, questionnaire.source])];
  const found = await Promise.all(tags.map((tag) => catalogue.translation(id, version, tag)));
  const texts = Object.fromEntries(found.flatMap((one) => (one ? [[one.language, one.texts]] : [])));
  return { questionnaire, wording: wordingOf(texts, staffLanguage, questionnaire.source), word };
}

/** A wave and one of its releases. Throws `unknown_wave` or `no_release`. */
export async function findRelease(reading: Reading, id: string, number: string) {
  const listed = await reading.catalogue.wave(id);
  if (!listed) throw new Problem('unknown_wave', 'there is no such wave');
  const release = /^[1-9]\d{0,3}$/.test(number) ? await reading.releases.release(id, Number(number)) : undefined;
  if (!release) throw new Problem('no_release', 'the wave has no release of this number');
  return { wave: listed.wave, release };
}

/** A release as staff read it on the screen. */
export async function viewOf(wave: Wave, release: Release, catalogue: CatalogueStore): Promise<ReleaseView> {
  const vocabulary = await vocabularyOf(release, catalogue);
  const { number, day, policy, total } = release;
  return {
    ...{ wave: wave.id, name: wave.name, number, day, policy, total, demo: wave.demo ?? false },
    title: vocabulary.wording.say('title').text,
    tables: labelTables(release, vocabulary),
  };
}
