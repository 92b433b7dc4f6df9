import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fine, hiddenIn, startReports } from './world.ts';

let world: Awaited<ReturnType<typeof startReports>>;
beforeAll(async () => {
  world = await startReports();
});
afterAll(() => world.stop());

describe('two people of one club', () => {
  it('lose no cell without a script: what both changed is shown with both values, and one is chosen', async () => {
    const secret = await world.invite('1011');
    const path = `/r/${secret}/de`;
    await world.post(path, { ...hiddenIn((await world.get(path)).text), ...fine, _step: ['save'] });
    const [anna, berta] = await Promise.all([world.get(path), world.get(path)]);
    const first = await world.post(path, {
      ...hiddenIn(anna.text),
      ...fine,
      'b.b0_6.m': ['6'],
      d1: ['13'],
      _step: ['save'],
    });
    expect(first.location).toBe(`${path}?done=saved`);
    const clash = await world.post(path, {
      ...hiddenIn(berta.text),
      ...fine,
      'b.b0_6.m': ['7'],
      'b.b0_6.w': ['8'],
      _step: ['save'],
    });
    expect(clash.status).toBe(409);
    expect(clash.text).toMatch(/Mein Wert:\s*<bdi>7<\/bdi>/);
    expect(clash.text).toMatch(/Der andere Wert:\s*<bdi>6<\/bdi>/);
    const values = async () => (await world.reports.draft('sport-2027', '1011')).cells;
    expect((await values())['b.b0_6.w']?.values).toEqual(['8']);
    expect((await values())['b.b0_6.m']?.values).toEqual(['6']);
    const shown = { ...fine, 'b.b0_6.m': ['6'], d1: ['13'], 'b.b0_6.w': ['8'] };
    await world.post(path, { ...hiddenIn(clash.text), ...shown, '_clash.b.b0_6.m': ['mine'], _step: ['save'] });
    const after = await values();
    expect(['b.b0_6.m', 'b.b0_6.w', 'd1'].map((field) => after[field]?.values)).toEqual([['7'], ['8'], ['13']]);
  });

  it('see each other with a script: what one wrote arrives with the answer to the other', async () => {
    const secret = await world.invite('1012');
    const first = await world.cells(secret, 0, { 'b.b0_6.m': ['1'] });
    const second = await world.cells(secret, 0, { 'b.b0_6.w': ['2'] });
    expect(second).toMatchObject({ others: { 'b.b0_6.m': ['1'] }, clashes: [] });
    expect(await world.cells(secret, first.revision, { 'b.b0_6.w': ['3'] })).toMatchObject({
      clashes: [{ field: 'b.b0_6.w', mine: ['3'], theirs: ['2'] }],
    });
  });

  it('who save six cells at the same moment have all of them in the draft', async () => {
    const secret = await world.invite('1013');
    const fields = Object.keys(fine).filter((field) => field.startsWith('b.'));
    await Promise.all(fields.slice(0, 6).map((field) => world.cells(secret, 0, { [field]: ['9'] })));
    const { cells } = await world.reports.draft('sport-2027', '1013');
    expect(Object.keys(cells).sort()).toEqual(fields.slice(0, 6).sort());
  });

  it('cannot put a field there that the form does not have', async () => {
    const secret = await world.invite('1014');
    await world.cells(secret, 0, {
      evil: ['1'],
      __proto__: ['x'],
      '_why.V04.c': ['a'],
      '_why.V99.c': ['b'],
      b_total: ['1'],
    });
    const { cells } = await world.reports.draft('sport-2027', '1014');
    expect(Object.keys(cells).sort()).toEqual(['_why.V04.c', 'b_total']);
  });
});
