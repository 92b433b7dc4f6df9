import { missingReasons } from '../../survey/answer.ts';
import { type Labelled, labelTables, type Vocabulary } from '../../survey/labels.ts';
import { findLanguage } from '../../survey/language.ts';
import type { Population } from '../../survey/population.ts';
import type { Release } from '../../survey/release.ts';
import { breakdownLevels, fielded } from '../../survey/table.ts';
import { type LocalizedTexts, wordingOf } from '../../survey/text.ts';
import { phaseOf, type Wave } from '../../survey/wave.ts';
import type { ReleaseView, WaveCard } from '../../web/desk/contract.ts';
import { Problem } from '../problem.ts';
import type { CatalogueStore, ListedWave } from '../store/catalogue.ts';
import type { InterimReader } from '../store/interim.ts';
import type { ReleaseReader } from '../store/releases.ts';
import type { Worded } from './compare.ts';
import { derivedOf } from './derived.ts';
import { word } from './words.ts';

type Reading = {
  readonly catalogue: CatalogueStore;
  readonly releases: ReleaseReader;
  readonly interims: InterimReader;
  readonly now: () => number;
};

type Viewing = Reading & { readonly population: Population };

const staffLanguage = 'de';

async function titleOf(catalogue: CatalogueStore, wave: Wave): Promise<string> {
  const german = await catalogue.translation(wave.questionnaire, wave.version, staffLanguage);
  return german?.texts.title ?? wave.name;
}

/** How far the interim release of a wave is. */
const interimState = async (wave: Wave, { interims }: Reading): Promise<WaveCard['interim']> =>
  !wave.interim ? 'none' : (await interims.interim(wave.id)) ? 'made' : 'asked';

/** The corrected release that somebody asked for and that is not there yet, with the reason where it waits. */
export async function correctionOf(
  wave: Wave,
  released: number | undefined,
  { interims }: Pick<Reading, 'interims'>,
): Promise<WaveCard['correction']> {
  if (wave.correct === undefined || wave.correct !== (released ?? 0) + 1) return null;
  const held = await interims.held(wave.id);
  return { reason: held?.number === wave.correct ? held.reason : null };
}
/** What staff have to know before they open a wave. */
async function aboutOf(
  { questionnaire: id, version }: Wave,
  catalogue: CatalogueStore,
): Promise<Pick<WaveCard, 'about'>> {
  const about = (await catalogue.questionnaire(id, version))?.about;
  return about ? { about } : {};
}
const languagesOf = (tags: readonly string[]): readonly Labelled[] =>
  tags.map((code) => ({ code, label: findLanguage(code)?.german ?? code }));

/** A wave as staff see it in the list. */
export async function cardOf({ wave, released }: ListedWave, reading: Reading): Promise<WaveCard> {
  const { catalogue, releases, now } = reading;
  const [title, participation] = await Promise.all([titleOf(catalogue, wave), releases.participation(wave.id)]);
  const { id, name, questionnaire, opens, closes, places, k } = wave;
  const phase = phaseOf(wave, now());
  return {
    ...{ id, name, questionnaire, title, phase, opens, closes },
    languages: languagesOf(wave.languages),
    ...{ places, k, demo: wave.demo ?? false },
    participation: participation ?? null,
    released: released ?? null,
    interim: await interimState(wave, reading),
    correction: await correctionOf(wave, released, reading),
    breakdowns: released === undefined ? await breakdownsOf(wave, catalogue) : [],
    ...(phase === 'planned' ? await aboutOf(wave, catalogue) : {}),
  };
}

/** The breakdowns a wave's release will have; a group is a possible answer, those who give none left out. */
async function breakdownsOf(
  { questionnaire: id, version, languages, places }: Wave,
  catalogue: CatalogueStore,
): Promise<WaveCard['breakdowns']> {
  const { questionnaire, wording, word } = await vocabularyOf({ questionnaire: id, version, places }, catalogue);
  const silent: ReadonlySet<string> = new Set(missingReasons);
  return questionnaire.breakdowns.map((breakdown) => {
    const { id: code } = breakdown;
    const groups = breakdownLevels(questionnaire, breakdown).filter((level) => !silent.has(level)).length;
    if ('item' in breakdown) return { code, label: wording.say(breakdown.item).text, groups };
    if (breakdown.by === 'place') return { code, label: word('by_place'), groups };
    return { code, label: word('by_language'), groups: languages.length };
  });
}

/** The texts of a release's questionnaire version in some languages; nothing for those it does not have. */
export async function textsOf(
  { questionnaire, version }: Pick<Release, 'questionnaire' | 'version'>,
  tags: readonly string[],
  catalogue: CatalogueStore,
): Promise<LocalizedTexts> {
  const found = await Promise.all(tags.map((tag) => catalogue.translation(questionnaire, version, tag)));
  return Object.fromEntries(found.flatMap((one) => (one ? [[one.language, one.texts]] : [])));
}

type Fielded = Pick<Release, 'questionnaire' | 'version'> & { readonly places?: Wave['places'] | undefined };

/** The words of a release: its questionnaire version in German, with the places that it tells apart. */
async function vocabularyOf(
  { questionnaire: id, version, places = [] }: Fielded,
  catalogue: CatalogueStore,
): Promise<Vocabulary> {
  const found = await catalogue.questionnaire(id, version);
  const questionnaire = found && fielded(found, places);
  if (!questionnaire) throw new RangeError(`questionnaire ${id} version ${version} is not there`);
  const tags = [...new Set([staffLanguage, questionnaire.source])];
  const texts = await textsOf({ questionnaire: id, version }, tags, catalogue);
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

/** A release with its wave and the words of its questionnaire. */
export async function wordedOf(reading: Reading, id: string, number: string): Promise<Worded> {
  const found = await findRelease(reading, id, number);
  return { ...found, vocabulary: await vocabularyOf(found.release, reading.catalogue) };
}

/** The interim release of a wave with its words. Throws `no_release` where there is none. */
export async function interimWorded(reading: Reading, id: string): Promise<Worded> {
  const listed = await reading.catalogue.wave(id);
  const release = listed && (await reading.interims.interim(id));
  if (!release) throw new Problem('no_release', 'the wave has no interim release');
  return { wave: listed.wave, release, vocabulary: await vocabularyOf(release, reading.catalogue) };
}

/** A release as staff read it on the screen, with all that follows from its shown counts. */
export async function viewOf({ wave, release, vocabulary }: Worded, reading: Viewing): Promise<ReleaseView> {
  const { number, day, policy, total } = release;
  const listed = await reading.catalogue.waves();
  return {
    ...{ wave: wave.id, name: wave.name, number, day, policy, total, demo: wave.demo ?? false },
    title: vocabulary.wording.say('title').text,
    languages: languagesOf(vocabulary.questionnaire.languages),
    tables: labelTables(release, vocabulary),
    ...derivedOf(release, vocabulary, { listed, population: reading.population }),
  };
}
