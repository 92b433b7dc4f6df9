import { languageOf } from '../../../survey/language.ts';
import type { Book } from './book.ts';
import type { Sheet } from './sheet.ts';
import { element, escaped } from './xml.ts';

const urn = 'urn:oasis:names:tc:opendocument:xmlns';

/** Namespaces and version of every part of an OpenDocument file. */
export const spaces = {
  'xmlns:office': `${urn}:office:1.0`,
  'xmlns:style': `${urn}:style:1.0`,
  'xmlns:text': `${urn}:text:1.0`,
  'xmlns:table': `${urn}:table:1.0`,
  'xmlns:fo': `${urn}:xsl-fo-compatible:1.0`,
  'xmlns:number': `${urn}:datastyle:1.0`,
  'xmlns:meta': `${urn}:meta:1.0`,
  'xmlns:config': `${urn}:config:1.0`,
  'xmlns:ooo': 'http://openoffice.org/2004/office',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'office:version': '1.3',
} as const;

/** The page and the language of the texts: `fo:language` for Latin script, others beside it. */
export function odsStyles({ language, direction }: Book): string {
  const [tag = 'de'] = languageOf(language).format.split('-');
  const kinds = ['fo:language', 'style:language-complex', 'style:language-asian'];
  const properties = Object.fromEntries(kinds.map((kind) => [kind, tag]));
  return element('office:document-styles', spaces, [
    element('office:styles', {}, [
      element('style:default-style', { 'style:family': 'table-cell' }, [
        element('style:text-properties', { ...properties, 'fo:country': 'none' }),
      ]),
    ]),
    element('office:automatic-styles', {}, [
      element('style:page-layout', { 'style:name': 'page' }, [
        element('style:page-layout-properties', {
          'fo:page-width': '29.7cm',
          'fo:page-height': '21cm',
          'style:print-orientation': 'landscape',
          'style:writing-mode': direction === 'rtl' ? 'rl-tb' : 'lr-tb',
        }),
      ]),
    ]),
    element('office:master-styles', {}, [
      element('style:master-page', { 'style:name': 'Default', 'style:page-layout-name': 'page' }),
    ]),
  ]);
}

/** Title and language of the document. The only time in it is the day of the release. */
export const odsMeta = ({ title, language, day }: Book): string =>
  element('office:document-meta', spaces, [
    element('office:meta', {}, [
      element('meta:generator', {}, ['Vielstimmig']),
      element('dc:title', {}, [escaped(title)]),
      element('dc:language', {}, [escaped(language)]),
      element('meta:creation-date', {}, [`${day}T00:00:00`]),
      element('dc:date', {}, [`${day}T00:00:00`]),
    ]),
  ]);

const item = (name: string, type: string, value: string | number): string =>
  element('config:config-item', { 'config:name': name, 'config:type': type }, [escaped(String(value))]);

/** Split mode 2 is frozen. */
const frozenOf = ({ name, frozen: { rows, columns } }: Sheet): string =>
  element('config:config-item-map-entry', { 'config:name': name }, [
    item('HorizontalSplitMode', 'short', columns > 0 ? 2 : 0),
    item('HorizontalSplitPosition', 'int', columns),
    item('VerticalSplitMode', 'short', rows > 0 ? 2 : 0),
    item('VerticalSplitPosition', 'int', rows),
    item('ActiveSplitRange', 'short', columns > 0 ? 3 : 2),
    item('PositionRight', 'int', columns),
    item('PositionBottom', 'int', rows),
  ]);

/** What stays in sight of each sheet. */
export const odsSettings = ({ sheets }: Book): string =>
  element('office:document-settings', spaces, [
    element('office:settings', {}, [
      element('config:config-item-set', { 'config:name': 'ooo:view-settings' }, [
        element('config:config-item-map-indexed', { 'config:name': 'Views' }, [
          element('config:config-item-map-entry', {}, [
            item('ViewId', 'string', 'view1'),
            element('config:config-item-map-named', { 'config:name': 'Tables' }, sheets.map(frozenOf)),
            item('ActiveTable', 'string', sheets[0]?.name ?? ''),
          ]),
        ]),
      ]),
    ]),
  ]);
