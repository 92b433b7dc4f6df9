import { findLanguage } from '../../survey/language.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { type Wording, wordingOf } from '../../survey/text.ts';
import { flagsOf } from '../../survey/texts/flags.ts';
import { type TextQuestion, textQuestionsOf } from '../../survey/texts/room.ts';
import type { Wave } from '../../survey/wave.ts';
import type { QuestionView, RoomQuestion, RoomView, TextCard } from '../../web/desk/room.ts';
import { Problem } from '../problem.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import type { Held } from '../store/room.ts';
import type { TextsDeps } from './deps.ts';

const staffLanguage = 'de';

/** The words of a wave's questionnaire in some languages, the first of them asked for. */
async function wordingIn(wave: Wave, questionnaire: Questionnaire, tags: readonly string[], catalogue: CatalogueStore) {
  const wanted = [...new Set([...tags, questionnaire.source])];
  const found = await Promise.all(wanted.map((tag) => catalogue.translation(wave.questionnaire, wave.version, tag)));
  const texts = Object.fromEntries(found.flatMap((one) => (one ? [[one.language, one.texts]] : [])));
  return (language: string): Wording => wordingOf(texts, language, questionnaire.source);
}

/** The German words of a wave's questions. */
export async function germanOf(wave: Wave, questionnaire: Questionnaire, catalogue: CatalogueStore): Promise<Wording> {
  return (await wordingIn(wave, questionnaire, [staffLanguage], catalogue))(staffLanguage);
}

/** What a question is called: its item's text, and what of it is meant. */
export function questionLabel({ item, member, other }: TextQuestion, { say }: Wording): string {
  const own = member === undefined ? say(item).text : `${say(item).text} – ${say(`${item}.${member}`).text}`;
  return other ? `${own} (anderes)` : own;
}

const isDecided = ({ state }: Held): boolean => state !== 'open';

/** Texts whose words are gone were published or withdrawn. */
const progressOf = (question: TextQuestion, texts: readonly Held[], wording: Wording): RoomQuestion => {
  const own = texts.filter((text) => text.question === question.id);
  return {
    code: question.id,
    label: questionLabel(question, wording),
    total: own.length,
    decided: own.filter(isDecided).length,
  };
};

/** A wave's room as staff see it. */
export async function roomView(
  wave: Wave,
  questionnaire: Questionnaire,
  mayExport: boolean,
  { room, catalogue }: TextsDeps,
): Promise<RoomView> {
  const about = await room.about(wave.id);
  const texts = about?.filled ? await room.texts(wave.id) : [];
  const wording = await germanOf(wave, questionnaire, catalogue);
  const questions = textQuestionsOf(questionnaire).map((question) => progressOf(question, texts, wording));
  const state = !about?.filled ? 'empty' : about.secret === undefined ? 'published' : 'filled';
  return {
    ...{ wave: wave.id, name: wave.name, demo: wave.demo ?? false, state, mayExport },
    questions: questions.filter(({ total }) => total > 0),
  };
}

/** Names of the wave's places, and of what its breakdowns sort by: towns, in the languages of its respondents. */
async function namesOf(wave: Wave, questionnaire: Questionnaire, texts: readonly Held[], catalogue: CatalogueStore) {
  const languages = [...new Set(['de', ...texts.flatMap(({ language }) => language ?? [])])];
  const wording = await wordingIn(wave, questionnaire, languages, catalogue);
  const items = questionnaire.breakdowns.flatMap((breakdown) => ('item' in breakdown ? [breakdown.item] : []));
  const lists = questionnaire.sections
    .flatMap((section) => section.items)
    .flatMap((item) => (item.type === 'select_one' && items.includes(item.id) ? [item.list] : []));
  const labels = lists.flatMap((list) =>
    (questionnaire.lists[list] ?? []).flatMap(({ code }) =>
      languages.map((language) => wording(language).say(`list.${list}.${code}`).text),
    ),
  );
  return [...new Set([...wave.places.map(({ name }) => name), ...labels])];
}

/** A text as who decides reads it. */
function textCard(held: Held, names: readonly string[], by: string): TextCard {
  const { id, text, language, translate, state, written = null, tags } = held;
  return {
    ...{ id, text, translate, state, written, tags },
    language: language === null ? null : { code: language, label: findLanguage(language)?.german ?? language },
    flags: flagsOf(text, names),
    mine: held.by === by,
    again: state === 'withheld' && held.by !== by && held.before === undefined,
  };
}

/** One question of a room, or one text of it. Throws `unknown_question`. */
export async function questionView(
  wave: Wave,
  questionnaire: Questionnaire,
  { id, by }: { id: string; by: string },
  { room, catalogue }: TextsDeps,
): Promise<QuestionView> {
  const question = textQuestionsOf(questionnaire).find((one) => one.id === id);
  if (!question) throw new Problem('unknown_question', 'the wave has no such question');
  const texts = await room.texts(wave.id, id);
  const names = await namesOf(wave, questionnaire, texts, catalogue);
  const wording = await germanOf(wave, questionnaire, catalogue);
  return {
    ...progressOf(question, texts, wording),
    texts: texts.filter(({ text }) => text !== '').map((text) => textCard(text, names, by)),
    tags: await room.tagsOf(wave.id, id),
  };
}
