import { describe, expect, it } from 'vitest';
import { audit, auditSeries } from '../../functions/audit/audit.ts';
import { declaredTables } from '../../survey/table.ts';
import { anAsking } from '../builders.ts';
import { engine } from './engine.ts';
import { linked } from './waves.ts';
import {
  countedOf,
  exactOf,
  naive,
  open,
  type Protect,
  policy,
  protectBy,
  type Show,
  someResponses,
  whole,
} from './world.ts';

const counted = countedOf(linked, someResponses(linked, 240, 5));
const exact = exactOf(counted);
const attacked = (protect: Protect) => audit(protect(linked, counted, policy), linked, exact);
const whys = (findings: readonly { why: string }[]) => new Set(findings.map(({ why }) => why));

/** Hides the inside of every table that has a small cell, and keeps its totals. */
const interior: Show = (counts, { k }) =>
  counts.flat().some((cell) => cell < k) ? counts.map((row) => row.map(() => null)) : open(counts, policy);

describe('A4: all tables together', () => {
  it('break what hides small cells and nothing else', async () => {
    const { ok, findings, checked } = await attacked(protectBy(naive));
    expect(ok).toBe(false);
    expect(checked.hidden).toBeGreaterThan(20);
    expect([...whys(findings)]).toEqual(expect.arrayContaining(['exact', 'small']));
  });

  it('break what shows everything, without a linear program', async () => {
    expect([...whys((await attacked(protectBy(open, 'apart'))).findings)]).toEqual(expect.arrayContaining(['shown']));
  });

  it('find what a condition gives away where every table alone is safe', async () => {
    const { findings } = await attacked(protectBy(interior));
    expect(findings.length).toBeGreaterThan(0);
  });

  it('leave nothing of a wave whose tables are shown whole or not at all', async () => {
    const few = (await attacked(protectBy(whole, 'apart'))).findings.filter(({ why }) => why !== 'few');
    expect(few).toEqual([]);
  });

  it('leave nothing of the product’s own release, whatever the key', async () => {
    for (const key of ['a', 'b', 'c']) {
      const { ok, findings, checked } = await attacked(engine(key));
      expect({ ok, findings }).toEqual({ ok: true, findings: [] });
      expect(checked.questions).toBeGreaterThan(50);
    }
  });

  it('notice one published number that is not the true one', async () => {
    const text = protectBy(whole, 'apart')(linked, counted, policy);
    const wrong = text.replace(/"counts":\[\[(\d+),/, (_, count: string) => `"counts":[[${Number(count) + 1},`);
    expect(wrong).not.toBe(text);
    const { findings } = await audit(wrong, linked, exact);
    expect([...whys(findings)]).toEqual(expect.arrayContaining(['sum', 'false', 'impossible']));
  });
});

describe('a limit on choices', () => {
  const questionnaire = anAsking([{ id: 'm', type: 'select_multiple', list: 'CARE', max: 1 }]);
  const sizes = [8, 7];

  it('tells that at most two of seventeen said nothing, where eight chose one thing and seven the other', async () => {
    const tables = declaredTables(questionnaire).map((table, index) => {
      const yes = sizes[index] ?? 0;
      const columns = [
        { code: 'yes', members: ['yes'] },
        { code: 'no+2', members: ['no', 'refused', 'not_reached'] },
      ];
      const totals = { rowTotals: [17], columnTotals: [yes, 17 - yes] };
      const rows = [{ code: 'all', members: ['all'] }];
      return { ...table, rows, columns, status: 'published', counts: [[yes, 17 - yes]], ...totals };
    });
    const text = JSON.stringify({ wave: 'w', number: 1, policy, total: 17, tables });
    const { findings } = await audit(text, questionnaire);
    expect(findings).toContainEqual({ table: 'm.kita', row: 'all', column: 'refused', low: 0, high: 2, why: 'small' });
  });
});

describe('A5: a second release of a wave that went on', () => {
  const more = someResponses(linked, 12, 77);
  const earlier = someResponses(linked, 240, 5);
  const texts = (protect: Protect) => [
    protect(linked, counted, policy),
    protect(linked, countedOf(linked, [...earlier, ...more]), policy),
  ];

  it('exposes the few who came in between, though each release alone is safe', async () => {
    const protect = protectBy(whole, 'apart');
    const [first = '', second = ''] = texts(protect);
    const safe = ({ findings }: { findings: readonly { why: string }[] }) =>
      findings.filter(({ why }) => why !== 'few');
    expect(safe(await audit(first, linked))).toEqual([]);
    expect(safe(await audit(second, linked))).toEqual([]);
    const { findings } = await auditSeries([first, second], linked);
    expect(findings.some(({ row }) => row?.startsWith('new '))).toBe(true);
  });

  it('exposes nobody where it is the same bytes', async () => {
    const [first = ''] = texts(engine('a'));
    const { findings } = await auditSeries([first, first], linked);
    expect(findings.filter(({ row }) => !row?.startsWith('new '))).toEqual([]);
  });
});

describe('A7: nothing, or all', () => {
  it('of a row or column cannot be derived', async () => {
    const { findings } = await attacked(engine('a'));
    expect(findings.filter(({ why }) => why === 'certain' || why === 'small')).toEqual([]);
    expect(whys((await attacked(protectBy(naive))).findings).has('certain')).toBe(true);
  });
});

describe('A8: one response more', () => {
  it('is not seen in a release: it is made once, and the same counts are the same bytes', () => {
    const shuffled = countedOf(linked, someResponses(linked, 240, 5).toReversed());
    expect(engine('a')(linked, shuffled, policy)).toBe(engine('a')(linked, counted, policy));
  });
});
