import { describe, expect, it } from 'vitest';
import { readArtifact } from '../../functions/audit/artifact.ts';
import { audit } from '../../functions/audit/audit.ts';
import { keyedBy } from '../../functions/release/seal.ts';
import { protectAll } from '../../survey/release.ts';
import { engine } from './engine.ts';
import { asWave, linked, someQuestionnaire } from './waves.ts';
import { type Cells, countedOf, exactOf, naive, policy, protectBy, someResponses } from './world.ts';

async function released(counts: Cells, key = 'key') {
  const { questionnaire, counted } = asWave(counts);
  const text = engine(key)(questionnaire, counted, policy);
  const read = readArtifact(text);
  if (!read.ok) throw new Error(read.why);
  const { findings } = await audit(text, questionnaire, exactOf(counted));
  return { findings, tables: read.artifact.tables, total: read.artifact.total };
}

const filled = (rows: number, row: readonly number[]): Cells => Array.from({ length: rows }, () => row);

describe('a wave that nobody would make up', () => {
  it.each([
    ['nobody answered', filled(3, [0, 0])],
    [
      'one person did',
      [
        [1, 0],
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'one fewer than k did',
      [
        [2, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  ])('tells nothing where %s', async (_, counts) => {
    const { findings, tables, total } = await released(counts);
    expect(findings).toEqual([]);
    expect(total).toBeNull();
    expect(new Set(tables.map(({ status }) => status))).toEqual(new Set(['withheld']));
  });

  it.each([
    ['all answer the same', filled(6, [30, 0, 0])],
    [
      'all live in one town',
      [
        [30, 20, 3],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    ['nobody chose one option', filled(5, [12, 0, 9])],
    [
      'all of one town answer the same',
      [
        [40, 0],
        [9, 31],
        [22, 18],
      ],
    ],
    [
      'each town has an answer of its own',
      [
        [20, 0, 0],
        [0, 20, 0],
        [0, 0, 20],
      ],
    ],
    ['there is one question with one answer', [[50]]],
  ])('tells of nobody where %s', async (_, counts) => {
    expect((await released(counts)).findings).toEqual([]);
  });

  it('pools four hundred Kitas of three parents', async () => {
    const counts = Array.from({ length: 400 }, (_, kita) => [kita % 3, 3 - (kita % 3), 0]);
    const { findings, tables } = await released(counts);
    expect(findings).toEqual([]);
    const rows = tables.find(({ id }) => id === 'q~row')?.rows ?? [];
    expect(rows.length).toBeGreaterThan(50);
    expect(Math.min(...rows.map(({ members }) => members.length))).toBeGreaterThan(3);
  });

  it('is as safe as another of which one answer is not there', async () => {
    const people = someResponses(linked, 120, 3);
    for (const some of [people, people.slice(1)]) {
      const counted = countedOf(linked, some);
      expect((await audit(engine('key')(linked, counted, policy), linked, exactOf(counted))).findings).toEqual([]);
    }
  });
});

describe('what cannot be', () => {
  const { questionnaire, counted } = asWave(filled(3, [20, 20]));
  const withCell = (cell: number) =>
    counted.map(({ table, cells }) => ({
      table,
      cells: table.id === 'q~row' ? cells.map((row, y) => row.map((one, x) => (y + x === 2 ? cell : one))) : cells,
    }));

  it.each([Number.NaN, -1, 7.5, 1e15, Number.POSITIVE_INFINITY])('is no count, and is named: %d', (cell) => {
    expect(() => protectAll(withCell(cell), questionnaire, policy, () => 1)).toThrow(
      `table "q~row", row "r1", column "c1": ${cell} counts no people`,
    );
  });

  it('is a row too few', () => {
    const short = counted.map(({ table, cells }) => ({ table, cells: cells.slice(1) }));
    expect(() => protectAll(short, questionnaire, policy, () => 1)).toThrow('undefined counts no people');
  });

  it('is a wave without a secret', () => {
    expect(() => keyedBy('')).toThrow('without a secret');
  });

  it('is safe with a wrong secret too: the choice is another, and as good', async () => {
    const wave = asWave([
      [20, 14, 31],
      [12, 2, 25],
      [33, 21, 17],
      [16, 28, 19],
    ]);
    const texts = ['right', 'wrong', 'other', 'more'].map((key) =>
      engine(key)(wave.questionnaire, wave.counted, policy),
    );
    expect(new Set(texts).size).toBeGreaterThan(1);
    for (const text of texts)
      expect((await audit(text, wave.questionnaire, exactOf(wave.counted))).findings).toEqual([]);
  });
});

describe('an upper end that is high enough', () => {
  it('is no only value where nobody looked for another (a table of the campaign)', async () => {
    const wave = asWave([
      [26, 10, 2, 1],
      [31, 33, 1, 2],
      [140, 97, 13, 13],
      [11, 5, 0, 0],
    ]);
    const text = protectBy(naive, 'apart')(wave.questionnaire, wave.counted, policy);
    const { findings } = await audit(text, wave.questionnaire, exactOf(wave.counted));
    expect(findings.every(({ why, low, high }) => why !== 'exact' || low === high)).toBe(true);
  });

  it('is not left of who gave no answer, where few chose twice in all (a wave of the campaign)', async () => {
    const questionnaire = someQuestionnaire(2206);
    const counted = countedOf(questionnaire, someResponses(questionnaire, 42, 2206));
    const text = engine('2206')(questionnaire, counted, policy);
    expect((await audit(text, questionnaire, exactOf(counted))).findings).toEqual([]);
  });

  it('of totals may still tell that a small cell is not empty: such totals are not shown (a table of the campaign)', async () => {
    const counts = [
      [0, 3, 3, 0, 0],
      [0, 3, 1, 1, 0],
      [0, 0, 3, 0, 0],
      [0, 3, 2, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 1, 1, 0, 0],
    ];
    const all = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => released(counts, key)));
    expect(all.flatMap(({ findings }) => findings)).toEqual([]);
    const tables = all.map(({ tables: own }) => own.find(({ id }) => id === 'q~row'));
    expect(tables).toContainEqual(expect.objectContaining({ status: 'withheld', reason: 'small_cell' }));
  });
});
