/** An element with its text and attributes. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** A button that does something; it submits nothing. */
export function button(text: string, onPress: () => void, attributes: Readonly<Record<string, string>> = {}) {
  const made = make('button', text, { type: 'button', ...attributes });
  made.addEventListener('click', onPress);
  return made;
}
