import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Participation } from '../../survey/release.ts';
import { Card } from '../../web/desk/card.tsx';
import type { WaveCard } from '../../web/desk/contract.ts';
import { aWave } from '../builders.ts';

const { id, name, questionnaire, opens, closes, places } = aWave();
const seen: Participation = { total: 1234, places: { north: 60, south: null }, day: '2027-03-02' };
const wave = (participation: Participation | null): WaveCard => ({
  ...{ id, name, questionnaire, opens, closes, places, participation },
  ...{
    k: 5,
    title: name,
    phase: 'open',
    languages: [],
    demo: false,
    released: null,
    interim: 'none',
    correction: null,
    breakdowns: [],
  },
});
const textOf = (participation: Participation | null): string =>
  renderToString(h(Card, { wave: wave(participation), open: () => undefined, close: () => {} })).replaceAll(
    /<[^>]*>/g,
    ' ',
  );

describe('a member of staff', () => {
  it('sees how responses came, and nothing exact below k', () => {
    const text = textOf({ ...seen, marks: { fast: null, plain: 1012, trap: null } });
    expect(text).toContain(
      'davon auffällig schnell: unter 5, ohne Skript: 1.012, mit Feld, das nur Programme sehen: unter 5',
    );
    expect(text).not.toContain('Rechenaufgabe');
  });

  it('sees how many lack a proof where the wave may want one', () => {
    expect(textOf({ ...seen, marks: { fast: null, plain: null, trap: null, unproved: 7 } })).toContain(
      'ohne Rechenaufgabe: 7',
    );
  });

  it('sees no such line where nothing was noted', () => {
    for (const none of [seen, null]) expect(textOf(none)).not.toContain('davon');
  });
});
