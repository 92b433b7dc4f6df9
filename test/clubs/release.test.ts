import { expect, it } from 'vitest';
import { releaseClubs } from '../../functions/release/clubs.ts';
import { keyedBy } from '../../functions/release/seal.ts';
import { madeClubs } from '../../survey/clubs/generate.ts';
import { clubTables } from '../../survey/clubs/tables.ts';

const rule = { least: 3, percent: 10 };
const clubs = madeClubs(2027, { seed: 8, count: 160 }).flatMap(({ row, years }) => {
  const report = years.at(-1)?.report;
  return report ? [{ holding: row.vkz, town: row.town, named: false, report }] : [];
});

it('clubs’ tables leave as they were protected where no attack succeeds', async () => {
  expect(await releaseClubs(clubs, rule, keyedBy('secret'))).toEqual(clubTables(clubs, rule, keyedBy('secret')));
});

it('nothing leaves of a table that an attack breaks, the others leave', async () => {
  const released = await releaseClubs(clubs, rule, keyedBy('secret'), { least: 3, percent: 15 });
  const withheld = released.filter(({ reason }) => reason === 'audit');
  expect(withheld.map(({ id }) => id)).toEqual(['members~town', 'migrants~town']);
  for (const table of withheld) {
    expect([table.status, table.total, table.clubs]).toEqual(['withheld', null, null]);
    expect([...table.rows, ...table.columns, ...table.counts, ...table.rowTotals, ...table.columnTotals]).toEqual([]);
  }
  expect(released.length).toBe(6);
  expect(withheld.length).toBeLessThan(6);
});
