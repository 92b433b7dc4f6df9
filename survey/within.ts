import { missingReasons } from './answer.ts';
import type { LabelledGroup, Name, Vocabulary } from './labels.ts';
import { branchesOf } from './table.ts';

type NameOf = (code: string) => Name;

const reasons: ReadonlySet<string> = new Set(missingReasons);

/** Names of places are as staff wrote them. */
const staffLanguage = 'de';

/**
 * What the levels of a breakdown by places are called: a place by its name; who came by none by what the places lie in,
 * which is called `above`.
 */
export function placeNames(id: string, above: NameOf, { questionnaire, wording, word }: Vocabulary): NameOf {
  const inside = branchesOf(questionnaire, id);
  const towns = new Set([...inside].flatMap(([code, level]) => (code === level ? [] : [level])));
  const names = new Map((questionnaire.places ?? []).map(({ code, name }) => [code, name]));
  const language = wording.language === staffLanguage ? {} : { language: staffLanguage };
  return (code) => {
    const name = inside.get(code) === code ? undefined : names.get(code);
    if (name !== undefined) return { label: name, ...language };
    const level = above(code);
    return reasons.has(code) || !towns.has(code) ? level : { label: word('without_place', { name: level.label }) };
  };
}

type Group = { readonly code: string; readonly members: string[]; readonly in?: string | undefined };

/**
 * The rows of a tree's finer table with what they lie in before their own names; a row that is all of it has no other
 * name. `labelOf` names a group by its members.
 */
export function withinRows(
  rows: readonly Group[],
  id: string,
  labels: { readonly own: (group: Group) => LabelledGroup; readonly above: (group: Group) => LabelledGroup },
  { questionnaire }: Vocabulary,
): readonly LabelledGroup[] {
  const inside = branchesOf(questionnaire, id);
  return rows.map((row) => {
    const beside = rows.filter((other) => other.in === row.in);
    const towns = new Set(beside.flatMap(({ members }) => members.map((code) => inside.get(code) ?? code)));
    const within = labels.above({ code: row.in ?? '', members: [...towns] });
    const own = labels.own(row);
    const { language: _, ...named } = own;
    const label = beside.length === 1 ? within.label : `${within.label}: ${own.label}`;
    return { ...named, label, own: own.label, within: { code: within.code, label: within.label } };
  });
}
