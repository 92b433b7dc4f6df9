import type { Questionnaire } from '../../survey/questionnaire.ts';
import type { LocalizedTexts } from '../../survey/text.ts';
import { fallbackChain, wordingOf } from '../../survey/text.ts';
import { phaseOf, type Wave } from '../../survey/wave.ts';
import type { Assets, View } from '../../web/form/view.ts';
import { remember } from '../cache.ts';
import { Problem } from '../problem.ts';
import type { CatalogueStore, ListedWave } from '../store/catalogue.ts';
import type { ReadWords } from '../words.ts';

/** Reading what pages and checks need, remembered: versions for good, waves for a moment. */
export type Loader = {
  /** Throws `unknown_wave`. */
  readonly wave: (id: string) => Promise<Wave>;
  /** The wave if it takes responses now; else throws `wave_planned` or `wave_closed`. */
  readonly openWave: (id: string) => Promise<Wave>;
  readonly waves: () => Promise<readonly ListedWave[]>;
  readonly questionnaire: (wave: Wave) => Promise<Questionnaire>;
  /** Everything a page in a language is made of. Throws `unknown_language`. */
  readonly view: (wave: Wave, language: string, query: string) => Promise<View>;
};

export type LoaderDeps = {
  readonly catalogue: CatalogueStore;
  readonly assets: Assets;
  readonly words: ReadWords;
  readonly now: () => number;
  /** Milliseconds that a wave may be remembered. */
  readonly cache: number;
  /** Only waves of invited organisations, or only the others: to each function the other's are unknown. */
  readonly invited: boolean;
};

const forGood = 3_600_000;

/** No wave has a longer id; a sort key of more than 1,024 bytes is an error to DynamoDB. */
const longestWaveId = 48;

export function createLoader({ catalogue, assets, words, now, cache, invited }: LoaderDeps): Loader {
  const isOurs = (listed: ListedWave): boolean => (listed.wave.invited !== undefined) === invited;
  const wave = remember(
    async (id) => {
      const listed = id.length > longestWaveId ? undefined : await catalogue.wave(id);
      if (!listed || !isOurs(listed)) throw new Problem('unknown_wave', `there is no wave "${id.slice(0, 48)}"`);
      return listed.wave;
    },
    cache,
    now,
  );
  const waves = remember(async () => (await catalogue.waves()).filter(isOurs), cache, now);
  const load = {
    questionnaire: remember((key) => versionOf(key, catalogue), forGood, now),
    texts: remember((key) => textsOf(key, catalogue), forGood, now),
  };
  const keyOf = ({ questionnaire, version }: Wave): string => `${questionnaire}@${version}`;
  return {
    wave,
    waves: () => waves('all'),
    questionnaire: (found) => load.questionnaire(keyOf(found)),
    async openWave(id) {
      const found = await wave(id);
      const phase = phaseOf(found, now());
      if (phase === 'planned') throw new Problem('wave_planned', `the wave opens at ${found.opens}`);
      if (phase === 'closed') throw new Problem('wave_closed', `the wave closed at ${found.closes}`);
      return found;
    },
    async view(found, language, query) {
      if (!found.languages.includes(language))
        throw new Problem('unknown_language', `the wave is not offered in "${language.slice(0, 20)}"`);
      const questionnaire = await load.questionnaire(keyOf(found));
      const { texts, audio, reviewed } = await load.texts(`${keyOf(found)}@${language}@${questionnaire.source}`);
      const wording = wordingOf(texts, language, questionnaire.source);
      return { wave: found, questionnaire, wording, audio, reviewed, words: await words(language), assets, query };
    },
  };
}

async function versionOf(key: string, catalogue: CatalogueStore): Promise<Questionnaire> {
  const [id = '', version = ''] = key.split('@');
  const questionnaire = await catalogue.questionnaire(id, Number(version));
  if (!questionnaire) throw new RangeError('a wave names a questionnaire version that is not there');
  return questionnaire;
}

/** The texts of a language and of those it falls back to; its recordings; whether a person has checked it. */
async function textsOf(key: string, catalogue: CatalogueStore) {
  const [id = '', version = '', language = '', source = ''] = key.split('@');
  const chain = fallbackChain(language, source);
  const found = await Promise.all(chain.map((tag) => catalogue.translation(id, Number(version), tag)));
  const texts: LocalizedTexts = Object.fromEntries(chain.map((tag, index) => [tag, found[index]?.texts ?? {}]));
  const [own] = found;
  return { texts, audio: own?.audio ?? {}, reviewed: own?.status !== 'unreviewed' };
}
