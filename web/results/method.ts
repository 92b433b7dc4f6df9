import { shareShown } from '../../survey/disclosure/artifact.ts';
import { type Edition, mark, rendering } from './edition.ts';
import { dayIn, numberIn } from './words.ts';

type Fact = { readonly name: string; readonly value: string };
type Note = { readonly name: string; readonly text: string };

/** How many took part; of few only that they are few. */
const participantsOf = ({ release: { total, policy }, words }: Edition): string =>
  total === null ? words.say('participants.few', { k: String(policy.k) }) : numberIn(total, words);

/** What a release is, in short. */
export function factsOf(edition: Edition): readonly Fact[] {
  const { release, words } = edition;
  const { say } = words;
  const published = release.tables.filter(({ status }) => status === 'published').length;
  const { k, minGroup } = release.policy;
  const day = dayIn(release.day, words);
  return [
    { name: say('wave'), value: release.wave },
    { name: say('release'), value: say('release.value', { number: String(release.number), day }) },
    {
      name: say('questionnaire'),
      value: say('questionnaire.value', { id: release.questionnaire, version: String(release.version) }),
    },
    { name: say('participants'), value: participantsOf(edition) },
    {
      name: say('published'),
      value: say('tables.of', { published: numberIn(published, words), all: numberIn(release.tables.length, words) }),
    },
    { name: say('rendering'), value: String(rendering) },
    { name: say('protection'), value: say('protection.value', { k: String(k), least: String(minGroup) }) },
  ];
}

/** How the numbers came about and what may be done with them, in plain words. */
export function methodOf({ release, words: { say } }: Edition): readonly Note[] {
  const { policy, audit, tables } = release;
  const several = tables.some(({ option }) => option !== undefined);
  const method = say('method');
  const percent = String(Math.floor(100 * shareShown(tables)));
  const texts = [
    say('method.once'),
    say('method.cells', { k: String(policy.k) }),
    say('method.pooled', { least: String(policy.minGroup) }),
    say('method.percent'),
    ...(several ? [say('method.several')] : []),
    say('attack', { checked: String(audit.checked), withheld: String(audit.withheld) }),
    say('shown', { percent }),
  ];
  return [
    { name: mark, text: say('mark') },
    ...texts.map((text) => ({ name: method, text })),
    { name: say('ban.title'), text: say('ban.text') },
  ];
}
