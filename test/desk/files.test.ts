import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../functions/desk/app.ts';
import { gateway } from '../../functions/gateway.ts';
import { openWaves } from '../../functions/store/waves.ts';
import { fileFormats } from '../../web/desk/contract.ts';
import { root } from '../sources.ts';
import { aWave, noon, staff, startDesk } from './world.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
const wave = aWave({ id: 'fertig', closes: '2026-11-18T00:00:00.000Z' });

beforeAll(async () => {
  desk = await startDesk();
  await desk.put(wave);
  await desk.release(wave);
});
afterAll(() => desk.stop());

const path = (query: string): string => `waves/fertig/releases/1/download?${query}`;
const berta = { ...staff, sub: 'berta' };

const codeOf = async (response: Response | Promise<Response>) => {
  const answer = await response;
  return [answer.status, (await answer.json()).code];
};

describe('the ban on recognising anybody', () => {
  it('stands before the first file of a wave, for each member of staff', async () => {
    for (const format of fileFormats)
      expect(await codeOf(desk.api(path(`format=${format}`)))).toEqual([403, 'notice_required']);
    expect((await desk.api('waves/fertig/notice', { method: 'POST' })).status).toBe(204);
    expect((await desk.api(path('format=csv'))).status).toBe(200);
    expect(await codeOf(desk.api(path('format=csv'), {}, berta))).toEqual([403, 'notice_required']);
    const other = aWave({ id: 'andere', closes: '2026-11-18T00:00:00.000Z' });
    await desk.put(other);
    await desk.release(other);
    expect(await codeOf(desk.api('waves/andere/releases/1/download?format=csv'))).toEqual([403, 'notice_required']);
  });

  it('is confirmed once more without harm, and each time is written down', async () => {
    const before = (await desk.auditOf('fertig')).length;
    desk.clock.now += 1000;
    expect((await desk.api('waves/fertig/notice', { method: 'POST' })).status).toBe(204);
    const entries = await desk.auditOf('fertig');
    expect(entries).toHaveLength(before + 1);
    expect(entries.at(-1)).toMatchObject({ action: 'confirm_notice', by: 'anna', wave: 'fertig' });
  });

  it('cannot be confirmed for a wave that is not there, or by a stranger', async () => {
    expect(await codeOf(desk.api('waves/nein/notice', { method: 'POST' }))).toEqual([404, 'unknown_wave']);
    const stranger = { sub: 'mallory', 'cognito:groups': '[guests]' };
    expect(await codeOf(desk.api('waves/fertig/notice', { method: 'POST' }, stranger))).toEqual([403, 'forbidden']);
  });
});

describe('a file of a release', () => {
  const bytesOf = async (app = desk.app): Promise<Readonly<Record<string, Buffer>>> => {
    const files = fileFormats.flatMap((format) => ['de', 'tr'].map((language) => [format, language] as const));
    const read = files.map(async ([format, language]) => {
      const response = await app.request(
        `/api/desk/${path(`format=${format}&language=${language}`)}`,
        {},
        { claims: staff },
      );
      expect(response.status).toBe(200);
      return [`${format} ${language}`, Buffer.from(await response.arrayBuffer())] as const;
    });
    return Object.fromEntries(await Promise.all(read));
  };

  it('is the same bytes after further responses, a change of the wave and a restart', async () => {
    const before = await bytesOf();
    await desk.count(wave);
    await desk.put({ ...wave, name: 'Umbenannt', closes: '2026-11-19T00:00:00.000Z', k: 10 });
    desk.clock.now = noon + 40 * 86_400_000;
    const app = createApp({ ...desk.deps, waves: openWaves(desk.dynamo, desk.tables.Catalogue) });
    const after = await bytesOf(app);
    desk.clock.now = noon + 3_600_000;
    await desk.put(wave);
    expect(Object.keys(after)).toHaveLength(18);
    for (const [file, bytes] of Object.entries(before))
      expect([file, after[file]?.equals(bytes)]).toEqual([file, true]);
  });

  it.each([
    ['csv', 'fertig-veroeffentlichung-1-de.csv', 'text/csv'],
    ['csv&values=codes', 'fertig-veroeffentlichung-1-de-codes.csv', 'text/csv'],
    ['xlsx&language=tr', 'fertig-veroeffentlichung-1-tr.xlsx', 'spreadsheetml.sheet'],
    ['ods', 'fertig-veroeffentlichung-1-de.ods', 'opendocument.spreadsheet'],
    ['json&language=tr', 'fertig-veroeffentlichung-1.json', 'application/json'],
    ['spss&values=codes', 'fertig-veroeffentlichung-1-de.sps', 'text/plain'],
    ['r', 'fertig-veroeffentlichung-1-de.R', 'text/plain'],
    ['ddi', 'fertig-veroeffentlichung-1-codebuch-de.xml', 'application/xml'],
    ['codebook', 'fertig-veroeffentlichung-1-codebuch-de.html', 'text/html'],
    ['report', 'fertig-veroeffentlichung-1-bericht-de.html', 'text/html'],
  ])('says what it is in its name: %s', async (query, name, type) => {
    desk.clock.now += 1000;
    const response = await desk.api(path(`format=${query}`));
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    expect(response.headers.get('content-type')).toContain(type);
    expect((await desk.auditOf('fertig')).at(-1)).toEqual(
      expect.objectContaining({ action: 'download_release', release: 1, format: query.split('&')[0] }),
    );
  });

  it('passes through API Gateway whole: bytes as bytes, large ones compressed', async () => {
    const handler = gateway(desk.app.fetch);
    const get = async (query: string) => {
      const event = {
        version: '2.0',
        routeKey: '',
        rawPath: '/api/desk/waves/fertig/releases/1/download',
        rawQueryString: query,
        headers: { 'accept-encoding': 'gzip, br' },
        isBase64Encoded: false,
        requestContext: {
          accountId: '',
          apiId: '',
          domainName: 'x.example',
          domainPrefix: '',
          requestId: '',
          routeKey: '',
          stage: '',
          time: '',
          timeEpoch: 0,
          http: { method: 'GET', path: '', protocol: '', sourceIp: '', userAgent: '' },
          authorizer: { jwt: { claims: staff, scopes: [] } },
        },
      };
      const { body = '', headers = {}, isBase64Encoded } = await handler(event);
      return { bytes: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'), headers };
    };
    for (const format of fileFormats) {
      const direct = Buffer.from(await (await desk.api(path(`format=${format}`))).arrayBuffer());
      const { bytes, headers } = await get(`format=${format}`);
      expect([format, (headers['content-encoding'] ? gunzipSync(bytes) : bytes).equals(direct)]).toEqual([
        format,
        true,
      ]);
    }
  });
});

describe('the schema of a release', () => {
  it('is public, and the one that stands in the documentation', async () => {
    const response = await desk.app.request('/api/release.schema.json');
    expect(response.headers.get('content-type')).toBe('application/schema+json');
    const written: unknown = JSON.parse(readFileSync(join(root, 'docs/release.schema.json'), 'utf8'));
    expect(await response.json()).toEqual(written);
    expect(written).toMatchObject({ type: 'object', properties: { tables: { type: 'array' } } });
  });
});

describe('the function as it is deployed', () => {
  /** A bundle with all that is loaded together with it. */
  function loadedWith(file: string, seen: Map<string, string> = new Map()): ReadonlyMap<string, string> {
    if (seen.has(file)) return seen;
    const text = readFileSync(join(root, 'dist/desk', file), 'utf8');
    seen.set(file, text);
    for (const [, next = ''] of text.matchAll(/\bimport(?:[^"'()]*from)?"\.\/([^"]+)"/g)) loadedWith(next, seen);
    return seen;
  }
  const workbook = 'xl/worksheets';

  it('loads what reads and writes workbooks when one is wanted, and not before', () => {
    const loaded = loadedWith('index.mjs');
    expect(loaded.size).toBeGreaterThan(2);
    expect([...loaded].filter(([, text]) => text.includes(workbook)).map(([file]) => file)).toEqual([]);
    const others = globSync('*.mjs', { cwd: join(root, 'dist/desk') }).filter((file) => !loaded.has(file));
    const texts = others.map((file) => readFileSync(join(root, 'dist/desk', file), 'utf8'));
    expect(texts.some((text) => text.includes(workbook))).toBe(true);
  });
});
