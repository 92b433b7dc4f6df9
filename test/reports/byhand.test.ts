import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublisher } from '../../functions/store/publish.ts';
import { readReady } from '../../questionnaires/all.ts';
import type { Fields } from '../../survey/answer.ts';
import { aWave } from '../builders.ts';
import { fine, noon, startReports } from './world.ts';

const { questionnaire, translations } = readReady('sportverein-teilnahme');
const { languages } = questionnaire;
let world: Awaited<ReturnType<typeof startReports>>;
beforeAll(async () => {
  world = await startReports();
  const publisher = openPublisher(world.dynamo, world.tables.Catalogue);
  await publisher.questionnaire(questionnaire, translations);
  const waveOf = (id: string, year: number, invited: { year: number; before?: string }) =>
    publisher.wave(
      aWave({
        ...{ id, questionnaire: questionnaire.id, version: 1, languages, places: [], invited },
        ...{ opens: `${year}-01-01T00:00:00Z`, closes: `${year}-03-01T00:00:00Z` },
      }),
    );
  await waveOf('real-2026', 2026, { year: 2026 });
  await waveOf('real-2027', 2027, { year: 2027, before: 'real-2026' });
});
afterAll(() => world.stop());

const dated = (year: number): Fields => ({ 'a1.day': ['1'], 'a1.month': ['1'], 'a1.year': [String(year)] });
/** A whole report of 100 members: the one of `fine`, with what the real questionnaire asks beside it. */
const whole: Fields = { ...fine, a2: ['by_hand'] };
const now: Fields = { ...whole, ...dated(2027) };
let club = 1000;

/** Types a report by hand, over one of last year where there is to be one. */
async function typed(fields: Fields, before: Fields = {}) {
  club += 1;
  const vkz = String(club);
  if (Object.keys(before).length > 0) {
    world.clock.now = Date.parse('2026-01-20T11:00:00Z');
    const sent = await world.send(await world.invite(vkz, 'real-2026'), { ...before, ...dated(2026) });
    expect(sent.status).toBe(303);
    world.clock.now = noon;
  }
  return world.send(await world.invite(vkz, 'real-2027'), fields);
}

/** Everybody is a man, but three. */
const men: Fields = Object.fromEntries(
  Object.keys(now).flatMap((field) =>
    /^b\..*\.w$/.test(field) ? [[field, [field.includes('27_40') ? '3' : '0']]] : [],
  ),
);
const band = (value: string): Fields => ({ 'b.b27_40.m': [value] });

type Fault = readonly [rule: string, fields: Fields, said: RegExp];
/** With the reason's name, and the report of last year; no fields for none. */
type Question = readonly [rule: string, fields: Fields, said: RegExp, reason: string, before: Fields];
const none: Fields = {};
const faults: readonly Fault[] = [
  ['V01 a number that is none', band('30,5'), /27 bis 40 Jahre – männlich – Bitte geben Sie eine ganze Zahl ein/],
  ['V01 a number that is too large', band('100000'), /27 bis 40 Jahre – männlich – .*99/],
  ['V01 a cell that is blank, and not 0', band(''), /Hier fehlt eine Zahl\. Ein leeres Feld ist nicht 0/],
  [
    'V02 a total that is another',
    { b_total: ['101'] },
    /Als Summe steht hier 101, die einzelnen Zahlen ergeben aber 100/,
  ],
  [
    'V03 more in a department than in the club',
    { 'c.1.w': ['41'] },
    /Turnen: Hier sind es 41, im ganzen Verein aber nur 40/,
  ],
  ['V08 a part that is more than its whole', { d1: ['101'] }, /101 ist mehr als das Ganze \(100\)/],
  ['V08 trainers', { 'd5.trainers.all': ['3'], 'd5.trainers.migrants': ['4'] }, /4 ist mehr als das Ganze \(3\)/],
  ['V09 a number that is not known', { d2: ['unknown'] }, /Sie sagen „nicht bekannt“, haben aber eine Zahl/],
  ['V15 another day', { 'a1.month': ['7'] }, /Der Stichtag ist der 1\. Januar 2027, hier steht 2027-07-01/],
];
const questions: readonly Question[] = [
  [
    'V02 six members',
    {
      ...Object.fromEntries(Object.keys(fine).flatMap((field) => (field.startsWith('b.') ? [[field, ['0']]] : []))),
      ...{ 'b.b27_40.m': ['3'], 'b.b27_40.w': ['3'], b_total: ['6'], 'c.1.m': ['3'], 'c.1.w': ['3'], d1: ['1'] },
    },
    /Mitglieder insgesamt: 6\./,
    'V02_small.b',
    none,
  ],
  [
    'V04 members in no Fachverband',
    { 'c.1.m': ['50'] },
    /10 von 100 Mitgliedern sind keinem Fachverband/,
    'V04.c',
    none,
  ],
  [
    'V10 a jump',
    { ...band('60'), b_total: ['130'], 'c.1.m': ['90'] },
    /27 bis 40 Jahre: Im Vorjahr waren es 40, jetzt sind es 70/,
    'V10_change.b',
    whole,
  ],
  [
    'V10 a band that is gone',
    { 'b.b0_6.m': ['0'], 'b.b0_6.w': ['0'], b_total: ['90'], 'c.1.m': ['55'], 'c.1.w': ['35'] },
    /0 bis 6 Jahre: Im Vorjahr waren es 10, jetzt ist es niemand mehr/,
    'V10_gone.b',
    whole,
  ],
  ['V11 nothing that has changed', {}, /Alle Zahlen sind genau wie im Vorjahr \(zusammen 100\)/, 'V11.b', whole],
  [
    'V12 hardly any women',
    { ...men, b_total: ['63'], 'c.1.w': ['3'] },
    /Der Anteil der Frauen und Mädchen ist 5 %|ist 4 %/,
    'V12_women.b',
    none,
  ],
  [
    'V13 divers that the total leaves out',
    { 'b.b27_40.d': ['2'], 'c.1.d': ['2'] },
    /ohne Angabe“: 2\./,
    'V13_total.b_total',
    none,
  ],
  [
    'V13 divers that were there last year',
    {},
    /im Vorjahr: 2, jetzt niemand/,
    'V13_before.b',
    { ...whole, 'b.b27_40.d': ['2'], 'c.1.d': ['2'], b_total: ['102'] },
  ],
];

describe('a club that types its report by hand', () => {
  it('and has made no mistake is not asked anything', async () => {
    expect((await typed(now)).status).toBe(303);
  });

  it.each<Fault>(faults)('cannot send %s, and reads what is wrong', async (_, fields, said) => {
    const page = await typed({ ...now, ...fields });
    expect([page.status, said.exec(page.text.replaceAll(/<[^>]+>/g, ''))?.length]).toEqual([422, 1]);
    expect(page.text).toContain('id="summary"');
  });

  it.each<Question>(questions)('is asked for a reason: %s', async (_, fields, said, reason, before) => {
    const page = await typed({ ...now, ...fields }, before);
    expect([page.status, said.exec(page.text.replaceAll(/<[^>]+>/g, ''))?.length]).toEqual([422, 1]);
    expect(page.text).toContain(`name="_why.${reason}"`);
    expect(page.text).not.toContain('id="summary"');
  });

  it('V05: may have more members in Fachverbände than in all, and V09: may estimate; both are only said', async () => {
    const second = { c: ['2'], 'c.2.association': ['0030'], 'c.2.name': ['Fußball'], 'c.2.m': ['10'], 'c.2.w': ['0'] };
    expect((await typed({ ...now, ...second, d2: ['estimated'] })).status).toBe(303);
    const wrong = await typed({ ...now, ...second, d2: ['estimated'], b_total: ['1'] });
    expect(wrong.text).toContain('Die Abteilungen haben zusammen 110 Mitglieder, der Verein hat 100');
    expect(wrong.text).toContain('Ihre Zahl ist eine Schätzung');
  });

  it('V06, V07, V16: pastes lines with a year to come, one twice and one that nobody can read', async () => {
    const secret = await world.invite('1020', 'real-2027');
    const body = new FormData();
    body.set('_step', 'read');
    const bytes = [...Buffer.from('0030;2090;m;1\n0030;1900;w;1\n0030;1990;m;3\n0030;1990;m;4\n0030;19'), 0x81, 10];
    body.set(
      'file',
      new Blob([Uint8Array.from([...bytes, ...Buffer.from('0030;1991;m;4\n0030;1992;m;4\n')])]),
      'm.csv',
    );
    const page = await (await world.app.request(`/r/${secret}/de/upload`, { method: 'POST', body })).text();
    for (const said of [
      /Zeile 1, Spalte 2<\/strong> Der Jahrgang 2090 liegt in der Zukunft/,
      /Zeile 2, Spalte 2<\/strong> Wer 1900 geboren ist, wäre älter als 105/,
      /Zeile 4<\/strong> Fachverband 0030, Jahrgang 1990, Geschlecht m steht schon in Zeile 3 \(3 \+ 4\)/,
      /Zeile 5<\/strong> Diese Zeile können wir nicht lesen/,
    ])
      expect(said.exec(page)?.length).toBe(1);
  });

  it('V14: who sends a second time corrects the first, and both are kept', async () => {
    // The first of these tests has sent this club's report.
    await world.send(await world.invite('1001', 'real-2027'), { ...now, d1: ['13'] });
    const versions = await world.reports.versions('real-2027', '1001');
    expect(versions.map(({ answers }) => answers['d1'])).toEqual([12, 13]);
  });
});
