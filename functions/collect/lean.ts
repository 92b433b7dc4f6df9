import type { Item, Questionnaire } from '../../survey/questionnaire.ts';

/** An item without what only the rendered page and the tables are made from. */
function structureOf(item: Item): Item {
  const plain: Item = { ...item, hint: undefined, sensitive: undefined, headline: undefined };
  if (plain.type === 'integer') return { ...plain, bands: undefined };
  if (plain.type === 'note') return { ...plain, picture: undefined };
  if (plain.type === 'scale') return { ...plain, appearance: undefined, recommendation: undefined };
  return plain.type === 'select_one' || plain.type === 'text' ? { ...plain, appearance: undefined } : plain;
}

/** What a form's script reads of a questionnaire: what decides about answers. As JSON it is as small as it can be. */
export const forScript = ({ id, version, lists, sections }: Questionnaire): Questionnaire => ({
  ...{ id, version, lists, source: '', languages: [], field: '', projects: [], breakdowns: [] },
  sections: sections.map((section) => ({ ...section, items: section.items.map(structureOf) })),
});
