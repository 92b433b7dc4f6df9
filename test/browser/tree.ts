import type { Page } from 'playwright-core';

/** What a screen reader is given of an element. */
export type Told = {
  readonly element: string;
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly level: number;
  readonly invalid: boolean;
  /** The element's own attributes. */
  readonly attributes: Readonly<Record<string, string>>;
};

const pairs = (flat: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(flat.flatMap((key, index) => (index % 2 === 0 ? [[key, flat[index + 1] ?? '']] : [])));

/** The browser's accessibility tree in reading order, without what it leaves out, narrowed to some roles. */
export async function treeOf(page: Page, roles: readonly string[]): Promise<readonly Told[]> {
  const client = await page.context().newCDPSession(page);
  await client.send('DOM.enable');
  await client.send('Accessibility.enable');
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const told: Told[] = [];
  for (const { ignored, role, name, description, properties = [], backendDOMNodeId } of nodes) {
    if (ignored || backendDOMNodeId === undefined || !roles.includes(String(role?.value))) continue;
    const { node } = await client.send('DOM.describeNode', { backendNodeId: backendDOMNodeId });
    const saidOf = (property: string): string =>
      String(properties.find((one) => one.name === property)?.value.value ?? '');
    told.push({
      element: node.localName,
      role: String(role?.value),
      name: String(name?.value ?? ''),
      description: String(description?.value ?? ''),
      level: Number(saidOf('level')),
      invalid: saidOf('invalid') === 'true',
      attributes: pairs(node.attributes ?? []),
    });
  }
  await client.detach();
  return told;
}

/** Roles of what is filled in. */
export const controls = ['radio', 'checkbox', 'textbox', 'combobox', 'spinbutton'];
