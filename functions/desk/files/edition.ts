import {
  type LabelledGroup,
  type LabelledTable,
  labelBreakdowns,
  labelTables,
  labelVariables,
} from '../../../survey/labels.ts';
import type { Questionnaire } from '../../../survey/questionnaire.ts';
import type { Release } from '../../../survey/release.ts';
import { fielded } from '../../../survey/table.ts';
import { cleanText, type LocalizedTexts, type Wording, wordingOf } from '../../../survey/text.ts';
import type { Edition } from '../../../web/results/edition.ts';
import { sharesOf } from '../../../web/results/shares.ts';
import { languageName, wordsFor } from '../../../web/results/words.ts';

/** What an edition is made from. */
export type Source = {
  readonly release: Release;
  readonly artifact: string;
  readonly questionnaire: Questionnaire;
  /** Texts of the questionnaire version in the language wanted and those it falls back to. */
  readonly texts: LocalizedTexts;
  readonly demo: boolean;
};

export type Choice = { readonly language: string; readonly values: Edition['values'] };

/** A text on one line, without what a file format forbids or what could turn the text around it. */
const lineOf = (text: string): string =>
  cleanText(text)
    .replaceAll(/[\uFFFE\uFFFF\u2028\u2029]/g, ' ')
    .replaceAll(/\s+/g, ' ');

/** A wording whose texts are safe in a cell of any file. */
const onLines = ({ language, say }: Wording): Wording => ({
  language,
  say(key) {
    const said = say(key);
    return { ...said, text: lineOf(said.text) || key };
  },
});

const coded = <T extends { readonly code: string }>({ code }: T) => ({ code, label: code });

const codedGroup = ({ within, ...group }: LabelledGroup): LabelledGroup => ({
  ...coded(group),
  ...(within ? { within: coded(within) } : {}),
});

/** A table that says codes where it said words. */
function codedTable(table: LabelledTable): LabelledTable {
  const { titleLanguage, part, option, breakdown, ...rest } = table;
  return {
    ...rest,
    title: table.item,
    ...(part ? { part: coded(part) } : {}),
    ...(option ? { option: coded(option) } : {}),
    ...(breakdown ? { breakdown: coded(breakdown) } : {}),
    rows: table.rows.map(codedGroup),
    columns: table.columns.map(codedGroup),
  };
}

/** A release in one language, ready to be written in any format. */
export function editionOf(source: Source, { language, values }: Choice): Edition {
  const { release } = source;
  const places = (release.places ?? []).map((place) => ({ ...place, name: lineOf(place.name) || place.code }));
  const questionnaire = fielded(source.questionnaire, places);
  const words = wordsFor(language);
  const wording = onLines(wordingOf(source.texts, language, questionnaire.source));
  const vocabulary = {
    ...{ questionnaire, wording, word: words.say },
    languageName: (tag: string) => languageName(tag, words),
    ...(words.language === language ? {} : { wordLanguage: words.language }),
  };
  const tables = labelTables(release, vocabulary);
  return {
    ...{ release, artifact: source.artifact, questionnaire, values, language, words, demo: source.demo },
    title: wording.say('title'),
    chapters: questionnaire.sections.map(({ id, items }) => ({
      title: wording.say(`section.${id}`),
      items: items.map((item) => item.id),
    })),
    tables: values === 'codes' ? tables.map(codedTable) : tables,
    shares: sharesOf(release),
    variables: labelVariables(vocabulary),
    breakdowns: labelBreakdowns(vocabulary),
  };
}
