import { missingReasons } from '../../../survey/answer.ts';
import type { Labelled, LabelledVariable } from '../../../survey/labels.ts';
import { type Edition, mark } from '../../../web/results/edition.ts';
import { factsOf, methodOf } from '../../../web/results/method.ts';
import { columnsOf, fullLabel, linesOf } from './csv.ts';
import { nameOf } from './name.ts';
import { document, element, escaped } from './xml.ts';

const text = (name: string, value: string, attributes: Readonly<Record<string, string>> = {}): string =>
  element(name, attributes, [escaped(value)]);

const reasons: ReadonlySet<string> = new Set(missingReasons);

/** Released counts of a variable's own table by code; what is pooled has none of its own. */
function countsOf({ tables }: Edition, id: string): ReadonlyMap<string, number> {
  const table = tables.find((one) => one.id === id && one.status === 'published');
  if (table?.status !== 'published') return new Map();
  return new Map(table.columns.map(({ code }, column) => [code, table.counts[0]?.[column] ?? -1]));
}

function categoryOf({ code, label }: Labelled, count: number | undefined): string {
  return element('catgry', reasons.has(code) ? { missing: 'Y', missType: code } : {}, [
    text('catValu', code),
    text('labl', label),
    ...(count === undefined || count < 0 ? [] : [text('catStat', String(count), { type: 'freq' })]),
  ]);
}

/** What was pooled in the variable's own table, and why it is not shown where it is not. */
function notesOf({ tables }: Edition, id: string): readonly string[] {
  const table = tables.find((one) => one.id === id);
  if (!table) return [];
  if ('reason' in table) return [text('notes', table.reason.label)];
  return table.columns.filter(({ code }) => code.includes('+')).map((group) => text('notes', fullLabel(group)));
}

function variableOf(edition: Edition, variable: LabelledVariable, index: number): string {
  const { id, title, part, option, categories } = variable;
  const own = option ?? part;
  const counts = countsOf(edition, id);
  return element('var', { ID: `V${index + 1}`, name: id }, [
    text('labl', own ? `${title} – ${own.label}` : title),
    element('qstn', {}, [text('qstnLit', title)]),
    ...categories.map((category) => categoryOf(category, counts.get(category.code))),
    ...notesOf(edition, id),
  ]);
}

const numeric: ReadonlySet<string> = new Set(['count', 'percent', 'percent_base', 'base']);

function columnOf({ words: { say } }: Edition, name: string, index: number): string {
  const statuses = name === 'status' ? ['published', 'C', 'margins', 'withheld'] : [];
  return element('var', { ID: `C${index + 1}`, name, files: 'F1' }, [
    text('labl', say(`column.${name}`)),
    ...statuses.map((code) => categoryOf({ code, label: say(`status.${code}`) }, undefined)),
    element('varFormat', { type: numeric.has(name) ? 'numeric' : 'character' }),
  ]);
}

function studyOf(edition: Edition): string {
  const { title, release, words } = edition;
  const notes = methodOf(edition);
  const own = notes.filter(({ name }) => name === words.say('method'));
  return element('stdyDscr', {}, [
    element('citation', {}, [
      element('titlStmt', {}, [text('titl', title.text), text('IDNo', `${release.wave}/${release.number}`)]),
      element('verStmt', {}, [text('version', String(release.number), { date: release.day })]),
    ]),
    element(
      'stdyInfo',
      {},
      factsOf(edition).map(({ name, value }) => text('notes', `${name}: ${value}`)),
    ),
    element(
      'method',
      {},
      own.map((note) => text('notes', note.text)),
    ),
    element('dataAccs', {}, [
      element('useStmt', {}, [
        text('confDec', words.say('mark.is', { mark, text: words.say('mark') })),
        text('conditions', words.say('ban.text')),
      ]),
    ]),
  ]);
}

/** A release's codebook as DDI Codebook 2.5 (ddialliance.org, `ddi:codebook:2_5`). */
export function ddiOf(edition: Edition): string {
  const { title, release, words, language, variables } = edition;
  const columns = columnsOf(edition, edition.values);
  const file = element('fileTxt', {}, [
    text('fileName', nameOf(edition, { ending: 'csv' })),
    element('dimensns', {}, [
      text('caseQnty', String(linesOf(edition).length)),
      text('varQnty', String(columns.length)),
    ]),
    text('fileType', 'text/csv', { charset: 'UTF-8' }),
  ]);
  const root = {
    xmlns: 'ddi:codebook:2_5',
    version: '2.5',
    ID: `${/^\d/.test(release.wave) ? 'w-' : ''}${release.wave}`,
    'xml:lang': language,
  };
  return document(
    element('codeBook', root, [
      element('docDscr', {}, [
        element('citation', {}, [
          element('titlStmt', {}, [text('titl', `${words.say('codebook')}: ${title.text}`)]),
          element('prodStmt', {}, [
            text('prodDate', release.day, { date: release.day }),
            text('software', 'Vielstimmig'),
          ]),
        ]),
      ]),
      studyOf(edition),
      element('fileDscr', { ID: 'F1' }, [file]),
      element('dataDscr', {}, [
        ...columns.map((name, index) => columnOf(edition, name, index)),
        ...variables.map((variable, index) => variableOf(edition, variable, index)),
      ]),
    ]),
  );
}
