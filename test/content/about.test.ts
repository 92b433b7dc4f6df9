import { describe, expect, it } from 'vitest';
import { invitedIds, readReady, readyIds } from '../../questionnaires/all.ts';
import { itemsOf } from '../../survey/questionnaire.ts';
import { declaredTables } from '../../survey/table.ts';

const every = readyIds.map((id) => [id, readReady(id)] as const);

describe.each(every)('staff who open a wave of %s', (_, { questionnaire, translations }) => {
  const { about } = questionnaire;
  const items = itemsOf(questionnaire);
  const sensitive = items.filter((item) => 'sensitive' in item && item.sensitive).map(({ id }) => id);

  it('read what it is for, whom it asks and on what basis', () => {
    expect(about?.purpose).toMatch(/\.$/);
    expect(about?.audience).toMatch(/\.$/);
    expect(about?.notes.length).toBeGreaterThan(0);
    expect(questionnaire.projects.length).toBeGreaterThan(0);
  });

  it('are told of special categories exactly where sensitive items are, each behind a consent of its section', () => {
    expect((about?.special.length ?? 0) > 0).toBe(sensitive.length > 0);
    for (const section of questionnaire.sections.filter((part) => part.items.some(({ id }) => sensitive.includes(id))))
      expect(section.items.filter(({ type }) => type === 'consent')).toHaveLength(1);
  });

  it('find key questions for the report of its field of action, each of which is counted', () => {
    const headlines = items.filter(({ headline }) => headline).map(({ id }) => id);
    expect(headlines.length).toBeGreaterThan(0);
    expect(headlines.length).toBeLessThan(7);
    const counted = new Set(declaredTables(questionnaire).map(({ item }) => item));
    // What organisations report is added up by `survey/clubs/tables.ts`, which has its own list.
    if (!invitedIds.includes(questionnaire.id)) expect(headlines.filter((id) => !counted.has(id))).toEqual([]);
  });

  it('see a net score of every question whether somebody would recommend something, and of no other', () => {
    const german = translations.find(({ language }) => language === 'de')?.texts ?? {};
    const asked = items.filter(({ id, type }) => type === 'scale' && /empfehlen/i.test(german[id] ?? ''));
    const scored = items.filter((item) => item.type === 'scale' && item.recommendation);
    expect(scored).toEqual(asked);
  });

  it('are told as many minutes as respondents are', () => {
    const german = translations.find(({ language }) => language === 'de')?.texts['intro'] ?? '';
    const numbers = ['null', 'eine', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben'];
    const said = /etwa ([\p{L}\d]+) Minuten/u.exec(german)?.[1];
    if (said !== undefined) expect(numbers.includes(said) ? numbers.indexOf(said) : Number(said)).toBe(about?.minutes);
    else expect(questionnaire.id).toBe('musterbogen');
  });

  it('keep responses for half a year at most, reports of organisations for three years, and publish no small counts', () => {
    const isInvited = invitedIds.includes(questionnaire.id);
    expect(about?.defaults.retentionDays).toBeLessThanOrEqual(isInvited ? 3 * 365 : 180);
    // Of people at least five; of clubs three, by the rule for sums.
    expect(about?.defaults.k).toBeGreaterThanOrEqual(isInvited ? 3 : 5);
  });

  it('have it said to respondents, in every language, what for and who gets no answers', () => {
    expect(translations.filter(({ texts }) => (texts['notice'] ?? '').length < 20)).toEqual([]);
  });

  it('have no free text that does not ask to leave names out', () => {
    const german = translations.find(({ language }) => language === 'de')?.texts ?? {};
    const long = items.filter((item) => item.type === 'text' && item.max > 100);
    for (const { id } of long) expect(german[`${id}.hint`]).toMatch(/keine Namen/);
  });
});

it('protects whoever speaks about police and religion most', () => {
  const { questionnaire } = readReady('polizei-und-muslime');
  expect(questionnaire.about).toMatchObject({
    basis: 'consent',
    defaults: { k: 10, retentionDays: 30, proof: 'always' },
  });
  expect(questionnaire.breakdowns).toEqual([{ id: 'language', by: 'language' }]);
});
