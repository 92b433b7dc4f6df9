import { DOMParser } from '@xmldom/xmldom';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { elternKita } from '../../questionnaires/all.ts';
import { percentOf } from '../../survey/labels.ts';
import { releaseSchema } from '../../survey/schema.ts';
import type { Edition } from '../../web/results/edition.ts';
import { xmlOf } from './ods.ts';
import { anEdition, aRelease, cellsOf, onScreen, textsOfKita, write } from './world.ts';

const { questionnaire } = elternKita;
const release = aRelease(questionnaire, 260);
const parts = { release, questionnaire, texts: textsOfKita };
const edition = anEdition(parts);
const textOf = async (of: Edition, format: Parameters<typeof write>[1]) => (await write(of, format)).toString('utf8');
const htmlOf = (text: string) => new DOMParser({ onError: () => undefined }).parseFromString(text, 'text/html');

/** By table, so that the order of tables in a file does not matter. */
function byTable<T extends readonly [string, ...unknown[]]>(cells: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const cell of cells) found.set(cell[0], [...(found.get(cell[0]) ?? []), cell]);
  return found;
}

const screen = onScreen(edition);
const expected = byTable(
  edition.tables.flatMap((table) => {
    const { of = [], silent = [] } = screen.get(table.id) ?? {};
    if (table.status !== 'published') return [];
    return table.counts.flatMap((line, y) =>
      line.map((count, x) => {
        const share = silent[x] ? '' : `${percentOf(count ?? 0, of[y] ?? 0)} % `;
        return [table.id, of[y] ?? 0, count === null ? '•nicht ausgewiesen' : `${share}(${count})`] as const;
      }),
    );
  }),
);

describe('the report', () => {
  it('has every number and every mark of the artifact, and no other', async () => {
    const page = htmlOf(await textOf(edition, 'report'));
    const rows = [...page.getElementsByTagName('tr')].filter((row) => row.hasAttribute('data-table'));
    const cells = rows.flatMap((row) => {
      const texts = [...row.getElementsByTagName('td')].map(({ textContent }) => textContent ?? '');
      const [base, ...own] = [...(row.getAttribute('data-base') ?? '').split(' ').filter(Boolean), ...texts];
      const table = row.getAttribute('data-table') ?? '';
      return own.map((text) => [table, Number(base), text] as const);
    });
    const beside = [...page.getElementsByTagName('tr')].flatMap((row) => {
      const [base, ...own] = [...row.getElementsByTagName('td')].map(({ textContent }) => textContent ?? '');
      const tables = row.getAttribute('data-beside')?.split(' ') ?? [];
      return tables.map((table, at) => [table, Number(base), own[at] ?? ''] as const);
    });
    const found = byTable([...cells, ...beside]);
    const besides = new Set(beside.map(([table]) => table));
    expect(besides.size).toBeGreaterThan(10);
    expect(found.size).toBe(expected.size);
    // Where options stand beside each other, each has its "yes"; the other column is the base without it.
    for (const [table, own] of expected)
      expect(found.get(table)).toEqual(besides.has(table) ? own.filter((_, at) => at % 2 === 0) : own);
    const margins = release.tables.filter(({ status }) => status === 'margins');
    const sizes = rows.filter((row) => margins.some(({ id }) => id === row.getAttribute('data-table')));
    expect(sizes.map((row) => Number(row.getElementsByTagName('td')[0]?.textContent))).toEqual(
      expect.arrayContaining(margins.flatMap((table) => ('rowTotals' in table ? table.rowTotals : []))),
    );
  });

  it('draws what stands in its tables: each bar as long as its percent, in words too', async () => {
    const page = htmlOf(await textOf(edition, 'report'));
    const charts = [...page.getElementsByTagName('svg')].filter((svg) => svg.getAttribute('class') === 'chart');
    expect(charts.length).toBeGreaterThan(8);
    for (const chart of charts) {
      const widths = [...chart.getElementsByTagName('rect')].map((bar) => Number(bar.getAttribute('width')));
      const values = [...chart.getElementsByTagName('text')]
        .filter((text) => text.getAttribute('class') === 'value')
        .map(({ textContent }) => /^(\d+) %/.exec(textContent ?? '')?.[1]);
      expect(widths).toEqual(values.map((percent) => 3 * Number(percent)));
      const words = chart.getElementsByTagName('desc')[0]?.textContent ?? '';
      for (const percent of values) expect(words).toContain(`${percent} %`);
      expect(chart.getAttribute('role')).toBe('img');
    }
  });

  it('draws the rows of a grid as bars of one length, with what is hidden as one part, and says it in words', async () => {
    const page = htmlOf(await textOf(edition, 'report'));
    const figures = [...page.getElementsByTagName('figure')];
    const svgsOf = (figure: (typeof figures)[number]) =>
      [...figure.getElementsByTagName('svg')].filter((svg) => svg.getAttribute('class') === 'stacked');
    const grids = figures.filter((figure) => svgsOf(figure).length > 0);
    expect(grids.length).toBeGreaterThan(0);
    for (const grid of grids) {
      expect(grid.getElementsByTagName('figcaption')[0]?.textContent).toMatch(/^Balkendiagramm: .*: .* \d+ %/);
      expect(svgsOf(grid).length).toBeGreaterThan(1);
      for (const bar of svgsOf(grid)) {
        const parts = [...bar.getElementsByTagName('rect')].filter((rect) => rect.hasAttribute('class'));
        const sum = parts.reduce((all, rect) => all + Number.parseFloat(rect.getAttribute('width') ?? ''), 0);
        expect(sum).toBeGreaterThan(99);
        expect(sum).toBeLessThan(101);
      }
    }
  });

  it('is one file: no script, nothing from elsewhere, a language and a direction', async () => {
    for (const [language, direction] of [
      ['de', 'ltr'],
      ['ar', 'rtl'],
    ] as const) {
      const text = await textOf(anEdition({ ...parts, language }), 'report');
      const page = htmlOf(text);
      expect(page.documentElement?.getAttribute('lang')).toBe(language);
      expect(page.documentElement?.getAttribute('dir')).toBe(direction);
      expect(page.getElementsByTagName('script')).toHaveLength(0);
      expect(text).not.toMatch(/\b(?:src|href)="(?!#)|https?:|@import|url\((?!#)/);
      expect(page.getElementsByTagName('h1')).toHaveLength(1);
      for (const table of page.getElementsByTagName('table'))
        expect(table.getElementsByTagName('caption')).toHaveLength(1);
    }
  });

  it('says which language a text is in where it is not the page’s', async () => {
    const turkish = await textOf(
      anEdition({ ...parts, texts: { de: textsOfKita['de'] ?? {} }, language: 'tr' }),
      'report',
    );
    const page = htmlOf(turkish);
    const own = page.documentElement?.getAttribute('lang');
    const heading = page.getElementsByTagName('h1')[0];
    const marked = heading?.getElementsByTagName('span')[0]?.getAttribute('lang') ?? own;
    expect(marked).toBe('de');
  });
});

describe('the codebooks', () => {
  it('name every question, every code and every column', async () => {
    const page = htmlOf(await textOf(edition, 'codebook'));
    const rows = [...page.getElementsByTagName('tr')].map(({ textContent }) => textContent);
    for (const { categories } of [
      ...edition.variables,
      ...edition.breakdowns.map(({ levels }) => ({ categories: levels })),
    ])
      for (const { code, label } of categories) expect(rows).toContain(`${code}${label}`);
    expect(rows).toContain(
      'statuspublished: veröffentlicht; C: verdeckt; margins: nur die Größe der Gruppe; withheld: nicht veröffentlicht',
    );
  });

  it('as DDI has each variable with its categories, and released counts alone', async () => {
    const document = xmlOf(await textOf(edition, 'ddi'));
    expect(document.documentElement?.namespaceURI).toBe('ddi:codebook:2_5');
    const variables = [...document.getElementsByTagName('var')].filter((one) => !one.hasAttribute('files'));
    expect(variables.map((one) => one.getAttribute('name'))).toEqual(edition.variables.map(({ id }) => id));
    for (const [index, variable] of variables.entries()) {
      const { id, categories } = edition.variables[index] ?? { id: '', categories: [] };
      const found = [...variable.getElementsByTagName('catgry')].map((category) =>
        ['catValu', 'labl', 'catStat'].map((name) => category.getElementsByTagName(name)[0]?.textContent),
      );
      const table = release.tables.find((one) => one.id === id);
      const counts =
        table?.status === 'published' ? table.columns.map(({ code }, x) => [code, table.counts[0]?.[x]] as const) : [];
      const released = new Map(counts);
      expect(found).toEqual(
        categories.map(({ code, label }) => [
          code,
          label,
          released.get(code) === undefined ? undefined : String(released.get(code)),
        ]),
      );
    }
    const ids = [...document.getElementsByTagName('*')].flatMap((one) => one.getAttribute('ID') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
  });
});

describe('the files for programs', () => {
  const codes = anEdition({ ...parts, values: 'codes' });
  const rowsOf = async (): Promise<readonly Record<string, string>[]> =>
    parse(await textOf(codes, 'csv'), { bom: true, columns: true, delimiter: ';' });

  it('have as CSV of codes the same cells and no words', async () => {
    const rows = await rowsOf();
    const cells = rows.filter(({ status }) => status === 'published' || status === 'C');
    expect(cells.map(({ table, group, category, count, base }) => [table, group, category, count, base])).toEqual(
      cellsOf(release.tables).map(([table, group, category, count, base]) => [
        table,
        group,
        category,
        String(count ?? ''),
        String(base),
      ]),
    );
    expect(Object.keys(rows[0] ?? {}).filter((column) => column.endsWith('_label'))).toEqual([]);
    expect(await textOf(codes, 'csv')).not.toMatch(/Kita|Angabe|Nicht/);
  });

  it('are the stored artifact as JSON, which its published schema takes', async () => {
    const text = await textOf(edition, 'json');
    expect(text).toBe(JSON.stringify(release));
    const published = z.fromJSONSchema(JSON.parse(JSON.stringify(z.toJSONSchema(releaseSchema))));
    expect(published.safeParse(JSON.parse(text)).success).toBe(true);
    expect(published.safeParse({ ...JSON.parse(text), mean: 3.7 }).success).toBe(false);
  });

  it.each(['spss', 'r'] as const)('name each group and each answer of the CSV in %s', async (format) => {
    const script = await textOf(edition, format);
    const quote = format === 'spss' ? "'" : '"';
    expect(script).toContain(`${quote}eltern-kita-2026-veroeffentlichung-1-de-codes.csv${quote}`);
    for (const { table, group, category } of await rowsOf())
      for (const code of [group, category]) if (code) expect(script).toContain(`${quote}${table}/${code}${quote}`);
    for (const column of Object.keys((await rowsOf())[0] ?? {}))
      expect(script).toMatch(new RegExp(`\\b${column} (?:=|[AF]\\d)`));
  });
});
