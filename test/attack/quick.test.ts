import { expect, test } from 'vitest';
import { quickAudit } from '../../functions/audit/quick.ts';
import { engine } from './engine.ts';
import { asWave } from './waves.ts';
import { exactOf, naive, open, policy, protectBy } from './world.ts';

const { questionnaire, counted } = asWave([
  [2, 30, 30],
  [30, 30, 30],
  [30, 30, 30],
]);
const audited = (text: string) => quickAudit(text, questionnaire, exactOf(counted));

test('the attack table by table lets the engine pass, and nobody who hides the small cell alone', () => {
  const { ok, checked } = audited(engine('key')(questionnaire, counted, policy));
  expect([ok, checked.hidden > 1]).toEqual([true, true]);
  const alone = audited(protectBy(naive)(questionnaire, counted, policy));
  expect(alone.findings).toContainEqual(expect.objectContaining({ table: 'q~row', low: 2, high: 2, why: 'exact' }));
});

test('the attack table by table refuses what it cannot read and what is not true', () => {
  expect(audited('{').ok).toBe(false);
  const text = protectBy(open)(questionnaire, counted, policy).replace('[30,30,30]', '[31,29,30]');
  expect(audited(text).findings.map(({ why }) => why)).toContain('false');
});
