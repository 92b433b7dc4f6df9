import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { keyedBy } from '../../functions/release/seal.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { makeCorrected, type Release, type ReleasedTable } from '../../survey/release.ts';
import { contributionOf, mergeTallies, planOf, type Tally } from '../../survey/tally.ts';
import { asWave } from '../attack/waves.ts';
import type { Cells } from '../attack/world.ts';
import { aResponse } from '../builders.ts';
import { aWave } from '../desk/world.ts';
import { released } from '../released.ts';
import { anEdition, writeAll } from './world.ts';

/** The counts of a wave in which so many of each row gave each answer. */
function tallyOf(questionnaire: Questionnaire, counts: Cells): Tally {
  const plan = planOf(questionnaire);
  const contributions = counts.flatMap((row, y) =>
    row.flatMap((count, x) => {
      const one = contributionOf(plan, aResponse(questionnaire, { row: [`r${y}`], q: [`c${x}`] }));
      return Array.from({ length: count }, () => one);
    }),
  );
  return mergeTallies(contributions);
}

/** The release of such a wave. */
function releaseOf(counts: Cells): { release: Release; questionnaire: Questionnaire } {
  const { questionnaire } = asWave(counts);
  const wave = aWave({ id: 'welle', questionnaire: questionnaire.id, k: 5 });
  const release = released(planOf(questionnaire), wave, tallyOf(questionnaire, counts), '2026-11-19');
  return { release, questionnaire };
}

const texts = { de: { title: 'Zwei Welten', row: 'Zeile', q: 'Frage' } };

const filesOf = ({ release, questionnaire }: ReturnType<typeof releaseOf>) =>
  writeAll(anEdition({ release, questionnaire, texts }));

const brokenDown = ({ tables }: Release): Extract<ReleasedTable, { status: 'published' }> => {
  const table = tables.find(({ id }) => id === 'q~row');
  if (table?.status !== 'published') throw new Error('the wave of this test shows no table by rows');
  return table;
};

/** Everything a file holds: its bytes, and every part of it unpacked, with the names of the parts. */
function insideOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${Buffer.from(part).toString('utf8')}`)
    .join('\n');
}

describe('A13: files of two worlds that differ in hidden cells alone', () => {
  const world: Cells = [
    [2, 40, 31],
    [25, 44, 28],
    [29, 35, 47],
  ];
  const first = releaseOf(world);
  const { counts } = brokenDown(first.release);
  const hidden = counts.flatMap((row, y) => row.flatMap((count, x) => (count === null ? [[y, x] as const] : [])));

  /** The world with one more and one less at the corners of the hidden rectangle, so that every total stays. */
  const moved = (step: number): Cells => {
    const [[top = 0, left = 0] = []] = hidden;
    return world.map((row, y) =>
      row.map((count, x) => {
        const isHidden = hidden.some(([a, b]) => a === y && b === x);
        return isHidden ? count + ((y === top) === (x === left) ? step : -step) : count;
      }),
    );
  };

  it.each([-2, -1, 1, 2])('are the same bytes in every format: the small cell %i away', async (step) => {
    expect(hidden).toHaveLength(4);
    const other = releaseOf(moved(step));
    expect(moved(step)).not.toEqual(world);
    expect(other.release.tables).toEqual(first.release.tables);
    // The seal is keyed, says nothing to who lacks the wave's secret, and stands in the JSON alone.
    expect(other.release.data).not.toBe(first.release.data);
    const [a, b] = [await filesOf(first), await filesOf(other)];
    const { json: jsonA, ...restA } = a;
    const { json: jsonB, ...restB } = b;
    for (const [format, bytes] of Object.entries(restA))
      expect([format, restB[format]?.equals(bytes)]).toEqual([format, true]);
    expect(Object.keys(restA)).toHaveLength(8);
    expect(jsonB?.toString('utf8').replace(other.release.data, '')).toBe(
      jsonA?.toString('utf8').replace(first.release.data, ''),
    );
    for (const bytes of Object.values(restA)) expect(insideOf(bytes)).not.toContain(first.release.data);
  });
});

describe('a count that is hidden', () => {
  it('stands nowhere in any file: no part, no attribute, no name, no text of a picture', async () => {
    const world: Cells = [
      [3, 1723, 1931],
      [1487, 2203, 1601],
      [1867, 1549, 2311],
    ];
    const made = releaseOf(world);
    const table = brokenDown(made.release);
    const secret = table.counts.flatMap((row, y) =>
      row.flatMap((count, x) => (count === null ? [world[y]?.[x] ?? 0] : [])),
    );
    const open = table.counts.flat().filter((count) => count !== null);
    expect(secret).toContain(3);
    expect(secret.filter((count) => count > 1000).length).toBeGreaterThan(2);
    const files = await filesOf(made);
    for (const [format, bytes] of Object.entries(files)) {
      const inside = insideOf(bytes);
      for (const count of secret.filter((one) => one > 1000)) {
        expect([format, inside.includes(String(count))]).toEqual([format, false]);
        expect([format, inside.includes(String(count).replace(/^(\d)/, '$1.'))]).toEqual([format, false]);
      }
      if (['csv', 'xlsx', 'ods', 'json', 'report'].includes(format))
        for (const count of open) expect(inside.replaceAll('.', '')).toContain(String(count));
    }
  });
});

describe('A13: files of a corrected release', () => {
  it('hold nothing of what it keeps back: no count of a breakdown, and none of those who were taken out', async () => {
    const world: Cells = [
      [1203, 1723, 1931],
      [1487, 2203, 1601],
      [1867, 1549, 2311],
    ];
    const fewer = world.map((row) => row.map((count) => count - 211));
    const first = releaseOf(world);
    const plan = planOf(first.questionnaire);
    const wave = aWave({ id: 'welle', questionnaire: first.questionnaire.id, k: 5 });
    const making = { number: 2, day: '2026-12-01', keyed: keyedBy('secret'), all: [first.release] };
    const draft = makeCorrected(plan, wave, tallyOf(first.questionnaire, fewer), making);
    const release: Release = { ...draft, data: 'b'.repeat(64), audit: { checked: 1, withheld: 0 } };
    expect(release.tables.map(({ status }) => status)).toEqual(['published', 'published', 'withheld']);
    const files = await filesOf({ ...first, release });
    const kept = [...fewer.flat(), 9 * 211, 3 * 211].map(String);
    for (const [format, bytes] of Object.entries(files)) {
      const inside = insideOf(bytes).replaceAll(/(\d)\.(?=\d{3}\b)/g, '$1');
      for (const count of kept) expect([format, count, inside.includes(count)]).toEqual([format, count, false]);
    }
    const shown = release.tables.flatMap((table) => ('columnTotals' in table ? table.columnTotals : []));
    for (const count of shown) expect(String(files['csv'])).toContain(String(count));
  });
});

describe('a release written again', () => {
  const made = releaseOf([
    [2, 40, 31],
    [25, 44, 28],
    [29, 35, 47],
  ]);

  it('is the same bytes at another time, in another zone, after it was stored and read', async () => {
    const before = await filesOf(made);
    const zone = process.env['TZ'];
    await new Promise((done) => setTimeout(done, 2100));
    process.env['TZ'] = 'Pacific/Kiritimati';
    try {
      const release: Release = JSON.parse(JSON.stringify(made.release));
      const after = await filesOf({ ...made, release });
      for (const [format, bytes] of Object.entries(before))
        expect([format, after[format]?.equals(bytes)]).toEqual([format, true]);
    } finally {
      process.env['TZ'] = zone;
    }
  });
});
