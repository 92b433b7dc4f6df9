import type { Fields } from './answer.ts';

/** One field of a draft that several people write, and the revision of the draft that set it. */
type Cell = { readonly values: readonly string[]; readonly revision: number };

/** A shared draft. A field that was emptied keeps its cell, so that a clash about it is seen. */
export type Draft = { readonly revision: number; readonly cells: Readonly<Record<string, Cell>> };

/** A field that two people changed at once: what arrives, and what somebody else has put there. */
export type Clash = { readonly field: string; readonly mine: readonly string[]; readonly theirs: readonly string[] };

export const emptyDraft: Draft = { revision: 0, cells: {} };

const filled = (values: readonly string[] | undefined): readonly string[] =>
  (values ?? []).filter((value) => value.trim() !== '');

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

const cellOf = ({ cells }: Draft, field: string): Cell =>
  (Object.hasOwn(cells, field) ? cells[field] : undefined) ?? { values: [], revision: 0 };

/** What the draft holds, by field; emptied fields are left out. */
export const fieldsOfDraft = ({ cells }: Draft): Fields =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([field, { values }]) => (values.length > 0 ? [[field, values]] : [])),
  );

/** What somebody changed between what they were shown and what they sent; a field that was emptied is there, empty. */
export function changesBetween(shown: Fields, sent: Fields): Fields {
  const fields = new Set([...Object.keys(shown), ...Object.keys(sent)]);
  return Object.fromEntries(
    [...fields]
      .map((field) => [field, filled(sent[field])] as const)
      .filter(([field, values]) => !isSame(filled(shown[field]), values)),
  );
}

/**
 * Puts changes into a draft whose revision `seen` their author was looking at. A field that was changed since, to
 * something else, keeps what it holds and is a clash; every other change is taken. The draft comes back as it was
 * where nothing is taken.
 */
export function mergeDraft(
  draft: Draft,
  changes: Fields,
  seen: number,
): { readonly draft: Draft; readonly clashes: readonly Clash[] } {
  const revision = draft.revision + 1;
  const clashes: Clash[] = [];
  const taken: (readonly [string, Cell])[] = [];
  for (const [field, sent] of Object.entries(changes)) {
    const mine = filled(sent);
    const { values: theirs, revision: changed } = cellOf(draft, field);
    if (isSame(mine, theirs)) continue;
    if (changed > seen) clashes.push({ field, mine, theirs });
    else taken.push([field, { values: mine, revision }]);
  }
  if (taken.length === 0) return { draft, clashes };
  return { draft: { revision, cells: { ...draft.cells, ...Object.fromEntries(taken) } }, clashes };
}
