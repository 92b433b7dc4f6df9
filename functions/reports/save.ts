import type { Fields } from '../../survey/answer.ts';
import { findingLevels } from '../../survey/clubs/finding.ts';
import { type Clash, type Draft, mergeDraft } from '../../survey/draft.ts';
import { fieldsOf } from '../../survey/items/table.ts';
import { itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import { cleanText, textLength } from '../../survey/text.ts';
import { expiryOf } from '../../survey/wave.ts';
import { reasonField } from '../../web/report/view.ts';
import { Problem } from '../problem.ts';
import type { ReportStore } from '../store/reports.ts';
import type { Way } from './way.ts';

/** How often a save is tried again when somebody else saved in between. */
const attempts = 8;

/** Longest text of a field, in graphemes: one longer than any item takes is an answer too long, and is kept to be mended. */
const longest = 6000;

/** Names of every field that a draft may hold: those of the items, and the reasons for warnings about them. */
export function fieldNames(questionnaire: Questionnaire): ReadonlySet<string> {
  const items = itemsOf(questionnaire);
  const warnings = Object.entries(findingLevels).flatMap(([says, level]) => (level === 'warning' ? [says] : []));
  return new Set([
    ...items.flatMap((item) => fieldsOf(item, questionnaire)),
    ...items.flatMap(({ id }) => warnings.map((says) => reasonField(`${says}.${id}`))),
  ]);
}

/** Changes to fields that there are, without what no answer can hold. */
export const known = (changes: Fields, names: ReadonlySet<string>): Fields =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([field, values]) =>
      names.has(field)
        ? [[field, values.slice(0, 200).map((value) => (textLength(value) > longest ? '' : cleanText(value)))]]
        : [],
    ),
  );

/** Puts changes into the shared draft, again and again until nobody was faster. What clashes is not taken. */
export async function saveChanges(
  { link: { wave: id, organisation }, wave }: Pick<Way, 'link' | 'wave'>,
  changes: Fields,
  seen: number,
  reports: ReportStore,
): Promise<{ readonly draft: Draft; readonly clashes: readonly Clash[] }> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const from = await reports.draft(id, organisation);
    const merged = mergeDraft(from, changes, seen);
    if (merged.draft === from) return merged;
    if (await reports.save(id, organisation, from.revision, merged.draft, expiryOf(wave))) return merged;
  }
  throw new Problem('internal', 'the draft keeps changing while it is being saved');
}
