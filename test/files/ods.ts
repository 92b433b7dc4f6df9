import { DOMParser, type Element } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';

/** An XML document; throws where it is not well-formed. */
export const xmlOf = (text: string) =>
  new DOMParser({
    onError(level, message) {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, 'text/xml');

/** A part of a ZIP file as text. */
const partOf = (bytes: Uint8Array, name: string): string => Buffer.from(unzipSync(bytes)[name] ?? []).toString('utf8');

function cellOf(cell: Element): unknown {
  const value = cell.getAttribute('office:value');
  if (value !== null) return Number(value);
  return cell.getAttribute('office:value-type') === 'string' ? cell.textContent : null;
}

/** The sheets of an OpenDocument file by name, read by an XML parser alone. */
export function readOds(bytes: Uint8Array): ReadonlyMap<string, readonly (readonly unknown[])[]> {
  const content = xmlOf(partOf(bytes, 'content.xml'));
  const tables = [...content.getElementsByTagName('table:table')].map((table) => {
    const rows = [...table.getElementsByTagName('table:table-row')];
    const cells = rows.map((row) => [...row.getElementsByTagName('table:table-cell')].map(cellOf));
    return [table.getAttribute('table:name') ?? '', cells] as const;
  });
  return new Map(tables);
}
