/** What an element says. */
export const textOf = (element: Node | null | undefined): string => element?.textContent?.trim() ?? '';

/** An item's own text, without the mark beside it that says it is required. */
export function labelOf(item: Element | null): string {
  const label = item?.querySelector('legend, .legend, .choice span')?.cloneNode(true);
  if (label instanceof Element) label.querySelector('.required')?.remove();
  return textOf(label);
}
