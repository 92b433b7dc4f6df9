import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextCard } from '../../web/desk/room.ts';
import { aWave } from '../desk/world.ts';
import { anna, ben, idFor, startRoom } from './world.ts';

type World = Awaited<ReturnType<typeof startRoom>>;
let world: World;
beforeAll(async () => {
  world = await startRoom();
});
afterAll(() => world.stop());

const codeOf = async (response: Response): Promise<unknown> => (await response.json()).code;
const germans = Array.from({ length: 11 }, (_, n) => [`Wunsch Nummer ${n}`] as const);
const arabs = Array.from({ length: 3 }, (_, n) => [`أمنية ${n}`, 'ar'] as const);

const post = (path: string, body?: unknown, claims = anna) => world.room(path, { method: 'POST', body }, claims);
const decide = (wave: string, { id }: Pick<TextCard, 'id'>, body: unknown, claims = anna) =>
  post(`${wave}/questions/q6/texts/${id}`, body, claims);

describe('who may enter the room', () => {
  it.each([
    ['somebody without a login', undefined, 'forbidden'],
    ['somebody who is no staff', { sub: 'x', 'cognito:groups': '[reviewers]' }, 'forbidden'],
    ['staff without the right to review', { sub: 'x', 'cognito:groups': '[staff stewards]' }, 'right_needed'],
  ])('not %s', async (_, claims, code) => {
    for (const path of ['any', 'any/questions/q6', 'any/raw']) {
      const response = await world.texts.request(`/api/texts/waves/${path}`, {}, claims ? { claims } : {});
      expect([response.status, await codeOf(response)]).toEqual([403, code]);
    }
  });

  it('nobody while the wave is open, or closed and not yet released', async () => {
    const open = aWave({ id: 'offen' });
    const closed = aWave({ id: 'geschlossen', closes: '2026-11-18T00:00:00.000Z' });
    for (const wave of [open, closed]) {
      await world.put(wave);
      await world.write(wave, 1, 'Frau Müller');
      for (const response of [
        await world.room(wave.id),
        await post(`${wave.id}/open`),
        await post(`${wave.id}/publish`),
      ])
        expect([response.status, await codeOf(response)]).toEqual([409, 'wave_open']);
    }
    expect(await world.rows(world.tables.Reports, 'ROOM#offen')).toEqual([]);
  });
});

describe('the room', () => {
  it('shows nothing of nine texts', async () => {
    await world.wave('neun', germans.slice(0, 9));
    expect(await (await post('neun/open')).json()).toMatchObject({ state: 'filled', questions: [] });
    expect((await world.question('neun')).texts).toEqual([]);
  });

  it('shows ten texts shuffled, without anything about who wrote, and opening it again changes nothing', async () => {
    await world.wave('voll', [...germans, ...arabs]);
    const view = await (await post('voll/open')).json();
    expect(view).toMatchObject({
      state: 'filled',
      mayExport: false,
      questions: [{ code: 'q6', label: 'q6', total: 14, decided: 0 }],
    });
    const { texts } = await world.question('voll');
    expect(texts.map(({ text }) => text)).not.toEqual([...germans, ...arabs].map(([text]) => text));
    expect(new Set(texts.map(({ language }) => language?.code ?? null))).toEqual(new Set(['de', null]));
    expect(texts.filter(({ translate }) => translate)).toHaveLength(3);
    const stored = (await world.rows(world.tables.Reports, 'ROOM#voll')).join('\n');
    expect(stored).not.toMatch(/sonne|2026-11-10|witten|"ar"/);
    for (let n = 0; n < 14; n += 1) expect(stored).not.toContain(idFor(n));
    await post('voll/open');
    expect((await world.question('voll')).texts).toEqual(texts);
  });

  it('lets a person release, redact, withhold and undo, and tells everybody else apart', async () => {
    const { texts } = await world.question('voll');
    const [first, second, third] = texts.filter(({ translate }) => !translate);
    const [foreign] = texts.filter(({ translate }) => translate);
    if (!first || !second || !third || !foreign) throw new Error('too few texts');
    expect((await decide('voll', first, { action: 'release' })).status).toBe(200);
    const redacted = await (await decide('voll', second, { action: 'redact', spans: [{ start: 0, end: 6 }] })).json();
    expect(redacted.decided).toBe(2);
    expect(redacted.texts.find((text: TextCard) => text.id === second.id)).toMatchObject({
      state: 'redacted',
      written: second.text.replace('Wunsch', '[…]'),
      mine: true,
    });
    await decide('voll', third, { action: 'withhold' });
    expect(await codeOf(await decide('voll', third, { action: 'release' }))).toBe('second_person');
    expect(await codeOf(await decide('voll', first, { action: 'undo' }, ben))).toBe('not_yours');
    expect(await codeOf(await decide('voll', foreign, { action: 'release' }))).toBe('translation_needed');
    expect(await codeOf(await decide('voll', second, { action: 'redact', spans: [] }))).toBe('second_person');
    expect((await world.question('voll', ben)).texts.find(({ id }) => id === third.id)).toMatchObject({ again: true });
    expect((await decide('voll', third, { action: 'release' }, ben)).status).toBe(200);
    expect((await decide('voll', first, { action: 'undo' })).status).toBe(200);
    expect((await decide('voll', { id: 'f'.repeat(30) }, { action: 'undo' })).status).toBe(404);
    const broken = await decide('voll', first, { action: 'redact', spans: [{ start: 0, end: 99 }] });
    expect([broken.status, await codeOf(broken)]).toEqual([422, 'bad_spans']);
  });

  it('writes down who decided what, and no word of a text', async () => {
    const entries = (await world.auditOf('voll')).map(({ action, by, decision }) => [action, by, decision ?? '']);
    expect(entries).toContainEqual(['decide_text', 'anna', 'withhold']);
    expect(entries).toContainEqual(['decide_text', 'ben', 'release']);
    expect((await world.rows(world.tables.Catalogue, 'A#2026-11')).join()).not.toMatch(/Wunsch|أمنية/);
  });

  it('loses to neither of two people who decide at once', async () => {
    const { texts } = await world.question('voll');
    const text = texts.find(({ state, translate }) => state === 'open' && !translate);
    if (!text) throw new Error('no text is open');
    const answers = await Promise.all([
      decide('voll', text, { action: 'release' }),
      decide('voll', text, { action: 'withhold' }, ben),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    const now = (await world.question('voll')).texts.find(({ id }) => id === text.id);
    if (statuses[1] === 200) expect(now?.state).toBe('withheld');
    else expect(statuses[1]).toBe(409);
  });
});

describe('publishing', () => {
  const tagged = async () => {
    const labels = ['Öffnungszeiten', 'selten'];
    const put = await world.room('voll/questions/q6/tags', { method: 'PUT', body: { labels } });
    expect((await put.json()).tags).toEqual([
      { code: 't1', label: 'Öffnungszeiten' },
      { code: 't2', label: 'selten' },
    ]);
    const { texts } = await world.question('voll');
    for (const [index, { id }] of texts.entries()) {
      const tags = [...(index < 6 ? ['t1'] : []), ...(index < 2 ? ['t2'] : [])];
      expect((await post(`voll/questions/q6/texts/${id}/tags`, { tags })).status).toBe(200);
    }
    expect(await codeOf(await post(`voll/questions/q6/texts/${texts[0]?.id}/tags`, { tags: ['t9'] }))).toBe(
      'invalid_request',
    );
    const gone = await world.room('voll/questions/q6/tags', { method: 'PUT', body: { labels: ['selten'] } });
    expect(await codeOf(gone)).toBe('tag_used');
  };

  it('waits until every text is decided', async () => {
    await tagged();
    const response = await post('voll/publish');
    expect([response.status, await codeOf(response)]).toEqual([409, 'texts_open']);
    expect((await world.api('waves/voll/texts')).status).toBe(404);
  });

  it('hands raw texts to those alone who may export them, and writes that down', async () => {
    expect(await codeOf(await world.room('voll/raw'))).toBe('right_needed');
    const response = await world.room('voll/raw', {}, ben);
    expect(response.headers.get('content-disposition')).toContain('personenbezogen');
    const lines = parse(await response.text(), { bom: true, columns: true, delimiter: ';' });
    expect(lines).toHaveLength(14);
    expect(await world.auditOf('voll')).toContainEqual(expect.objectContaining({ action: 'export_texts', by: 'ben' }));
  });

  it('leaves out what was withdrawn since, and forgets the words it had', async () => {
    const { texts } = await world.question('voll');
    const withdrawn = texts.find(({ text }) => text === 'Wunsch Nummer 7');
    await world.responses.withdraw('voll', idFor(7), 4_000_000_000);
    for (const text of texts.filter(({ state }) => state === 'open'))
      await decide('voll', text, { action: 'release', ...(text.translate ? { translation: `Übersetzung` } : {}) });
    expect((await world.question('voll')).decided).toBe(14);
    expect(await (await post('voll/publish')).json()).toMatchObject({ state: 'published' });
    const published = await (await world.api('waves/voll/texts')).json();
    expect(published).toMatchObject({ number: 1, day: '2026-11-20', leastTexts: 10 });
    const [question] = published.questions;
    expect(question.given).toBe(13);
    const words = JSON.stringify(published);
    expect(words).not.toContain(withdrawn?.text);
    expect(words).not.toMatch(/أمنية/);
    expect(question.texts.filter(({ translated }: { translated?: true }) => translated)).toHaveLength(3);
    expect(question.tags[1]).toEqual({ code: 't2', label: 'selten', count: null });
    const left = (await world.rows(world.tables.Reports, 'ROOM#voll')).join('\n');
    expect(left).not.toMatch(/Wunsch|أمنية|secret/);
    expect(await codeOf(await post('voll/publish'))).toBe('texts_published');
  });

  it('gives the same texts as a file, each formula defused', async () => {
    const response = await world.api('waves/voll/texts/download');
    expect(response.headers.get('content-disposition')).toContain('vielstimmig-voll-texte-1.csv');
    const lines = parse(await response.text(), { bom: true, columns: true, delimiter: ';' });
    const published = await (await world.api('waves/voll/texts')).json();
    expect(lines).toHaveLength(published.questions[0].texts.length);
  });

  it('is refused to whoever changed it afterwards', async () => {
    await world.dynamo.send(
      new UpdateItemCommand({
        TableName: world.tables.Catalogue,
        Key: { pk: { S: 'OUT#voll#texts' }, sk: { S: 'texts#0001' } },
        UpdateExpression: 'SET #json = :json',
        ExpressionAttributeNames: { '#json': 'json' },
        ExpressionAttributeValues: { ':json': { S: '{}' } },
      }),
    );
    expect((await world.api('waves/voll/texts')).status).toBe(500);
    expect(world.logged.at(-1)).toMatchObject({ event: 'internal_error', name: 'TypeError' });
  });
});
