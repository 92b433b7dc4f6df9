import { describe, expect, it } from 'vitest';
import { elternKita } from '../../questionnaires/all.ts';
import { population } from '../../questionnaires/population.ts';
import { figureOf } from '../../survey/population.ts';
import { optionsOf } from '../../survey/questionnaire.ts';

describe('somebody who compares responses with the people who live here', () => {
  it('finds the nine towns that respondents choose from, each with its own key of the county', () => {
    const { county, towns } = population;
    const asked = optionsOf(elternKita.questionnaire, 'TOWN').map(({ code }) => code);
    expect(towns.map(({ code }) => code)).toEqual(asked);
    expect(new Set(towns.map(({ ags }) => ags)).size).toBe(9);
    expect(towns.filter(({ ags }) => !ags?.startsWith(county.ags ?? 'none'))).toEqual([]);
  });

  it('finds source and date with every number', () => {
    const figures = [population.county, ...population.towns].flatMap((area) => area.figures);
    expect(figures.length).toBeGreaterThan(20);
    expect(figures.filter(({ source, date }) => source.length < 10 || date < '2010' || date > '2026')).toEqual([]);
  });

  it.each(['2019-12-31', '2020-06-30'])('finds the towns of %s adding up to the county', (day) => {
    const towns = population.towns.map(({ code }) => figureOf(population, 'inhabitants', code, day));
    expect(new Set(towns.map((figure) => figure?.date))).toEqual(new Set([day]));
    const sum = towns.reduce((total, figure) => total + (figure?.value ?? 0), 0);
    expect(figureOf(population, 'inhabitants', undefined, day)?.value).toBe(sum);
  });

  it('gets the newest number, or the newest up to a day', () => {
    expect(figureOf(population, 'inhabitants')).toMatchObject({ value: 315_069, date: '2023-12-31' });
    expect(figureOf(population, 'inhabitants', undefined, '2022-12-31')?.value).toBe(314_154);
    expect(figureOf(population, 'immigrant_history', undefined, '2017-01-01')?.value).toBe(63_500);
    expect(figureOf(population, 'immigrant_history')?.value).toBe(74_000);
  });

  it('gets nothing where nobody has counted, rather than a guess', () => {
    expect(figureOf(population, 'immigrant_history', 'witten')).toBeUndefined();
    expect(figureOf(population, 'inhabitants', 'bochum')).toBeUndefined();
    expect(figureOf(population, 'inhabitants', 'witten', '2010-01-01')).toBeUndefined();
  });
});
