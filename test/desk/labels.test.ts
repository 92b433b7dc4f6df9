import { describe, expect, it } from 'vitest';
import { word } from '../../functions/desk/words.ts';
import { musterbogen } from '../../questionnaires/all.ts';
import { labelTable, percentOf } from '../../survey/labels.ts';
import type { ReleasedTable } from '../../survey/release.ts';
import { declaredTables, type Table } from '../../survey/table.ts';
import { wordingOf } from '../../survey/text.ts';
import { german, questionnaire } from './world.ts';

const vocabulary = { questionnaire, wording: wordingOf({ de: german.texts }, 'de', 'de'), word };

/** A table of which everything is hidden, with every code in a row or column of its own. */
const unpooled = ({ rows, columns, ...name }: Table): ReleasedTable => {
  const groups = (codes: readonly string[]) => codes.map((code) => ({ code, members: [code] }));
  return {
    ...{ ...name, rows: groups(rows), columns: groups(columns), status: 'published' },
    ...{ counts: rows.map(() => columns.map(() => null)), rowTotals: rows.map(() => 9), columnTotals: [] },
  };
};

const tableOf = (id: string): Table => {
  const table = declaredTables(questionnaire).find((one) => one.id === id);
  if (!table) throw new RangeError(id);
  return table;
};

const labelled = (id: string) => labelTable(unpooled(tableOf(id)), vocabulary);

const words = (labels: readonly { readonly label: string }[]) => labels.map(({ label }) => label);

describe('every code of a table has a word', () => {
  it.each([
    ['q1', ['Gesamt'], ['Sprockhövel', 'Witten']],
    ['q1~language', ['Deutsch', 'Türkisch'], ['Sprockhövel', 'Witten']],
    ['q2.cafe~town', ['Sprockhövel', 'Witten'], ['Ja', 'Nein']],
    ['q3.speak', ['Gesamt'], ['gut', '-schlecht', 'Weiß nicht', 'Nicht beantwortet']],
    ['q4', ['Gesamt'], ['0 bis 2', '3 bis 8', '9']],
    ['q5', ['Gesamt'], ['1 (gar nicht)', '2 (sehr)', 'Keine Angabe']],
  ])('of %s', (id, rows, columns) => {
    const table = labelled(id);
    expect([words(table.rows), words(table.columns)]).toEqual([rows, columns]);
  });

  it('and no declared table is left with a bare key', () => {
    for (const { id } of declaredTables(questionnaire)) {
      const table = labelled(id);
      for (const { label } of [...table.rows, ...table.columns])
        expect(label).not.toMatch(/^(missing|list)\.|^(yes|no|all)$/);
    }
  });

  it('names the part of a grid, the option and the breakdown', () => {
    expect(labelled('q3.speak')).toMatchObject({ title: 'Wie gut?', part: { label: 'Deutsch sprechen' } });
    expect(labelled('q2.cafe~town')).toMatchObject({
      option: { code: 'cafe', label: '+Elterncafé' },
      breakdown: { code: 'town', label: 'In welcher Stadt?' },
    });
  });

  it('refuses a table of an item that the questionnaire does not have', () => {
    const shape = { id: 'x', item: 'x', variable: 'x', rows: ['all'], columns: ['a'] };
    expect(() => labelTable(unpooled(shape), vocabulary)).toThrow(RangeError);
  });

  it('names up to three pooled answers, and counts more of them beside their names', () => {
    const pooled = (...members: string[]) => {
      const table = { ...unpooled(tableOf('q3.speak')), columns: [{ code: 'pooled', members }] };
      return table.status === 'published' ? labelTable(table, vocabulary).columns : [];
    };
    expect(pooled('good', 'bad')).toEqual([{ code: 'pooled', label: 'gut, -schlecht' }]);
    expect(pooled('good', 'bad', 'dont_know', 'not_reached')).toEqual([
      { code: 'pooled', label: 'Übrige (4)', members: ['gut', '-schlecht', 'Weiß nicht', 'Nicht beantwortet'] },
    ]);
  });

  it('says of a table of totals that there is no more', () => {
    const { id, item, variable, rows, columns } = unpooled(tableOf('q4~town'));
    const sums = { rowTotals: [30, 30], columnTotals: [20, 20, 20] };
    const table = { id, item, variable, breakdown: 'town', rows, columns, ...sums, status: 'margins' as const };
    const found = labelTable({ ...table, reason: 'small_cell' }, vocabulary);
    expect(found).toMatchObject({ bases: [30, 30], reason: { label: word('margins') } });
    expect(found).not.toHaveProperty('counts');
  });
});

describe('a person at the desk who reads the sample', () => {
  const texts = Object.fromEntries(musterbogen.translations.map(({ language, texts }) => [language, texts]));
  const sample = { questionnaire: musterbogen.questionnaire, wording: wordingOf(texts, 'de', 'de'), word };
  const tables = declaredTables(musterbogen.questionnaire).map((table) => labelTable(unpooled(table), sample));

  it('sees each wish with its places, and each face with its words', () => {
    const wish = tables.find(({ id }) => id === 'wish.green');
    expect(wish).toMatchObject({ part: { code: 'wish.green', label: 'Parks, Bäume und Spielplätze' } });
    expect(words(wish?.columns ?? [])).toEqual(['1', '2', '3', '4', 'Nicht beantwortet']);
    expect(words(tables.find(({ id }) => id === 'mood')?.columns ?? []).slice(0, 2)).toEqual([
      '1 (sehr unwohl)',
      '2 (eher unwohl)',
    ]);
  });

  it('finds no bare key', () => {
    expect(tables.length).toBeGreaterThan(40);
    for (const { rows, columns, title, part } of tables)
      for (const label of [...words([...rows, ...columns]), title, part?.label ?? ''])
        expect(label).not.toMatch(/^(missing|list|wish|near|mood)\b|^(yes|no|all)$/);
  });
});

describe('percent', () => {
  it.each([
    [1, 3, 33],
    [2, 3, 67],
    [1, 2, 50],
    [1, 200, 1],
    [0, 0, 0],
    [5, 5, 100],
  ])('%i of %i is %i', (count, base, percent) => {
    expect(percentOf(count, base)).toBe(percent);
  });
});
