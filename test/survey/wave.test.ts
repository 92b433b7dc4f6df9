import { describe, expect, it } from 'vitest';
import { waveSchema } from '../../survey/schema.ts';
import { dayOf, expiryOf, phaseOf } from '../../survey/wave.ts';
import { aWave } from '../builders.ts';

describe('a wave', () => {
  it.each([
    ['is planned a millisecond before it opens', '2027-02-28T22:59:59.999Z', 'planned'],
    ['is open at the instant it opens', '2027-02-28T23:00:00Z', 'open'],
    ['is open a millisecond before it closes', '2027-03-31T21:59:59.999Z', 'open'],
    ['is closed at the instant it closes', '2027-03-31T22:00:00Z', 'closed'],
  ])('%s', (_, instant, phase) => {
    expect(phaseOf(aWave(), Date.parse(instant))).toBe(phase);
  });

  it('lets its responses expire the agreed days after the close', () => {
    expect(expiryOf(aWave({ retentionDays: 1 }))).toBe(Date.parse('2027-04-01T22:00:00Z') / 1000);
  });

  it('is what the schema takes, with k of 3, 5 or 10 only', () => {
    expect(waveSchema.safeParse(aWave()).success).toBe(true);
    expect(waveSchema.safeParse({ ...aWave(), k: 2 }).success).toBe(false);
    expect(waveSchema.safeParse({ ...aWave(), opens: '1 March' }).success).toBe(false);
  });
});

describe("the county's day", () => {
  it.each([
    ['turns at 23:00 UTC in winter', '2027-01-31T22:59:59Z', '2027-01-31'],
    ['has turned at 23:00 UTC in winter', '2027-01-31T23:00:00Z', '2027-02-01'],
    ['turns at 22:00 UTC in summer', '2027-06-30T21:59:59Z', '2027-06-30'],
    ['has turned at 22:00 UTC in summer', '2027-06-30T22:00:00Z', '2027-07-01'],
    ['turns with the year', '2026-12-31T23:30:00Z', '2027-01-01'],
  ])('%s', (_, instant, day) => {
    expect(dayOf(Date.parse(instant))).toBe(day);
  });
});
