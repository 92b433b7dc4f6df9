import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microdata } from '../../functions/research/microdata.ts';
import type { Row } from '../../functions/store/client.ts';
import { cellsOf, codedColumns } from '../../survey/microdata.ts';
import { acceptResponse } from '../../survey/response.ts';
import { anyFields } from '../anybody.ts';
import { anyResponses, aQuestionnaire } from '../builders.ts';

const sink = aQuestionnaire();
const columns = codedColumns(sink);

const rowOf = (id: string, place: string): Row => ({
  sk: { S: id },
  language: { S: 'de' },
  day: { S: '2027-03-10' },
  place: { S: place },
  answers: { S: JSON.stringify({ town: 'witten' }) },
});

async function all(rows: readonly Row[], part: number, parts: number): Promise<string> {
  async function* each(): AsyncGenerator<Row, void> {
    yield* rows;
  }
  const chunks: string[] = [];
  for await (const chunk of microdata(each(), sink, { secret: 's', minGroup: 10, part, parts })) chunks.push(chunk);
  return chunks.join('');
}

const ids = Array.from({ length: 60 }, (_, n) => `id${n}`);
const rows = ids.map((id, n) => rowOf(id, n < 8 ? 'north' : 'south'));

describe('the columns', () => {
  it('hold no text, neither of a question, nor beside an option, nor in a repeat', () => {
    expect(columns.filter((column) => /\.other$|why|postcode|name/.test(column))).toEqual([]);
    expect(columns).toEqual(expect.arrayContaining(['town', 'skill.speak', 'wish.park', 'rent', 'kids', 'kids.3.age']));
  });

  it('hold nothing that would break a line, whoever answers what', () => {
    fc.assert(
      fc.property(anyFields(sink), (fields) => {
        const accepted = acceptResponse(sink, fields, { strict: false });
        const line = cellsOf(columns, accepted.answers);
        expect(line).not.toMatch(/["\r\n]/);
        expect(line.split(';')).toHaveLength(columns.length);
      }),
    );
  });

  it('are the same whatever the texts: who knows one cannot look for it', () => {
    fc.assert(
      fc.property(anyResponses(sink, 5), (responses) => {
        for (const { answers } of responses) {
          const changed = Object.fromEntries(
            Object.entries(answers).map(([field, value]) => [field, columns.includes(field) ? value : 'GEHEIM']),
          );
          expect(cellsOf(columns, changed)).toBe(cellsOf(columns, answers));
        }
      }),
    );
  });
});

describe('the parts', () => {
  it('are together every response once, in an order that does not depend on theirs', async () => {
    const parts = await Promise.all([1, 2, 3].map((part) => all(rows, part, 3)));
    const lines = parse(parts.join(''), { columns: true, delimiter: ';' });
    expect(lines).toHaveLength(60);
    expect(parts.every((part) => part.split('\n').length > 10)).toBe(true);
    expect(await all(rows.toReversed(), 2, 3)).toBe(parts[1]);
  });

  it('count groups over the whole wave, and leave out a place of fewer than ten', async () => {
    const lines: readonly { place: string }[] = parse(await all(rows, 1, 1), { columns: true, delimiter: ';' });
    expect(new Set(lines.map(({ place }) => place))).toEqual(new Set(['', 'south']));
    expect(lines.filter(({ place }) => place === '')).toHaveLength(8);
  });
});
