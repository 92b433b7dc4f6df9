import { mark } from '../../../web/results/edition.ts';
import { fullName, type SumEdition } from '../../../web/results/sums/edition.ts';
import { sumFacts, sumMethod } from '../../../web/results/sums/notes.ts';
import { document, element, escaped } from '../files/xml.ts';
import { columnsOf, linesOf, numeric } from './csv.ts';

const text = (name: string, value: string, attributes: Readonly<Record<string, string>> = {}): string =>
  element(name, attributes, [escaped(value)]);

const category = (code: string, label: string): string =>
  element('catgry', {}, [text('catValu', code), text('labl', label)]);

function study(edition: SumEdition): string {
  const { words, release } = edition;
  const { say } = words;
  const method = sumMethod(edition).filter(({ name }) => name === say('method'));
  return element('stdyDscr', {}, [
    element('citation', {}, [
      element('titlStmt', {}, [text('titl', say('title')), text('IDNo', `${release.wave}/${release.number}`)]),
      element('verStmt', {}, [text('version', String(release.number), { date: release.day })]),
    ]),
    element(
      'stdyInfo',
      {},
      sumFacts(edition).map(({ name, value }) => text('notes', `${name}: ${value}`)),
    ),
    element(
      'method',
      {},
      method.map((note) => text('notes', note.text)),
    ),
    element('dataAccs', {}, [
      element('useStmt', {}, [
        text('confDec', say('mark.is', { mark, text: say('mark') })),
        text('conditions', say('ban.text')),
      ]),
    ]),
  ]);
}

/** What the columns of the CSV file mean, and each table with its rows and columns as categories. */
function data(edition: SumEdition): string {
  const { tables, words } = edition;
  const { say } = words;
  const known: Readonly<Record<string, readonly string[]>> = {
    status: ['published', 'C', 'none', 'withheld'],
    basis: ['counted', 'estimated'],
  };
  return element('dataDscr', {}, [
    ...columnsOf('labels').map((name, index) =>
      element('var', { ID: `C${index + 1}`, name, files: 'F1' }, [
        text('labl', say(`column.${name}`)),
        ...(known[name] ?? []).map((code) => category(code, say(`${name}.${code}`))),
        element('varFormat', { type: numeric.has(name) ? 'numeric' : 'character' }),
      ]),
    ),
    ...tables.map(({ id, title, about, told, provenance, reason, rows, columns }, index) =>
      element('var', { ID: `V${index + 1}`, name: id.replace('~', '_by_') }, [
        text('labl', title),
        text('txt', about),
        ...[...rows, ...columns].map((one) => category(one.code, fullName(one))),
        text('notes', reason?.label ?? `${provenance} ${told}`),
      ]),
    ),
  ]);
}

/** The codebook of a release of clubs' figures as DDI Codebook 2.5; `file` is the CSV's name. */
export function sumDdi(edition: SumEdition, file: string): string {
  const { words, release } = edition;
  const root = {
    ...{ xmlns: 'ddi:codebook:2_5', version: '2.5', 'xml:lang': words.language },
    ID: `${/^\d/.test(release.wave) ? 'w-' : ''}${release.wave}`,
  };
  return document(
    element('codeBook', root, [
      element('docDscr', {}, [
        element('citation', {}, [
          element('titlStmt', {}, [text('titl', `${words.say('codebook')}: ${words.say('title')}`)]),
          element('prodStmt', {}, [
            text('prodDate', release.day, { date: release.day }),
            text('software', 'Vielstimmig'),
          ]),
        ]),
      ]),
      study(edition),
      element('fileDscr', { ID: 'F1' }, [
        element('fileTxt', {}, [
          text('fileName', file),
          element('dimensns', {}, [
            text('caseQnty', String(linesOf(edition, 'labels').length)),
            text('varQnty', String(columnsOf('labels').length)),
          ]),
          text('fileType', 'text/csv', { charset: 'UTF-8' }),
        ]),
      ]),
      data(edition),
    ]),
  );
}
