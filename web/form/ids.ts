/** Identifiers of an item's block and of an option's label on the page. */
export const blockId = (item: string): string => `item-${item}`;
export const optionId = (item: string, code: string): string => `opt-${item}-${code}`;

/** What stands beside a number. */
export const besideId = (field: string): string => `beside-${field}`;

/** The control, row or part that an issue's field is about: where a link to it leads. */
export function anchorOf(item: string, field: string): string {
  if (field === item) return item;
  return field.endsWith('.other') ? field : `row-${field.replaceAll('.', '-')}`;
}
