import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GatewayEvent, gateway } from '../../functions/gateway.ts';
import { idNumber, json, plain, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** An event as API Gateway sends it in payload format 2.0. */
const event = (method: string, rawPath: string, change: Partial<GatewayEvent> = {}): GatewayEvent => ({
  version: '2.0',
  routeKey: '$default',
  rawPath,
  rawQueryString: '',
  headers: { host: 'survey.example', 'accept-language': 'ar' },
  requestContext: {
    accountId: '123456789012',
    apiId: 'api',
    domainName: 'survey.example',
    domainPrefix: 'survey',
    http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'test' },
    requestId: 'request',
    routeKey: '$default',
    stage: '$default',
    time: '22/Nov/2026:23:30:12 +0000',
    timeEpoch: 1_795_390_212_345,
  },
  isBase64Encoded: false,
  ...change,
});

const body = JSON.stringify({ language: 'ar', answers: { k1: 'witten', k2: '3', k16: 'شكرًا' } });

test.each([
  ['as text', 21, { body }],
  ['in base 64', 22, { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }],
])('what a parent sends through the gateway %s is stored as written', async (_, number, sent) => {
  const id = idNumber(number);
  const handler = gateway(world.app.fetch);
  const result = await handler(event('PUT', `/api/waves/open-26/responses/${id}`, { ...sent, headers: json }));
  expect(result).toMatchObject({ statusCode: 201, isBase64Encoded: false });
  expect(JSON.parse((await world.rowOf(id))?.['answers']?.S ?? '{}')).toMatchObject({ k16: 'شكرًا' });
});

test('a parent who withdraws through the gateway gets an empty answer', async () => {
  const id = idNumber(23);
  await world.put(id, { language: 'de', answers: { k1: 'witten', k2: '3' } });
  const result = await gateway(world.app.fetch)(event('DELETE', `/api/waves/open-26/responses/${id}`));
  expect(result).toMatchObject({ statusCode: 204, body: '' });
});

test('a visitor reads the form through the gateway, and a link’s query goes with the redirect', async () => {
  const handler = gateway(world.app.fetch);
  const page = await handler(event('GET', '/s/open-26/ar'));
  expect(page).toMatchObject({ statusCode: 200, isBase64Encoded: false });
  expect(page.body).toContain('<html lang="ar" dir="rtl">');
  const led = await handler(event('GET', '/s/open-26', { rawQueryString: 'at=north&k1=witten' }));
  expect(led).toMatchObject({ statusCode: 302, headers: { location: '/s/open-26/ar?at=north&k1=witten' } });
  expect(led.cookies).toBeUndefined();
});

test('a parent without a script sends the form through the gateway in base 64', async () => {
  const sent = { headers: plain, body: Buffer.from('k1=witten&k2=3').toString('base64'), isBase64Encoded: true };
  const result = await gateway(world.app.fetch)(event('POST', '/s/open-26/ar', sent));
  expect(result.statusCode).toBe(200);
  expect(result.body).toContain('name="_id"');
});

test('a visitor with strange signs in the address is told that nothing is there', async () => {
  for (const path of ['/s/ü?#/ar', '/s/%/ar', '/s//ar', '//evil.example/s'])
    expect((await gateway(world.app.fetch)(event('GET', path))).statusCode).toBe(404);
});

test('a member of staff who opens a table in a spreadsheet keeps its byte order mark', async () => {
  const fetch = () => new Response('\uFEFFStadt;Zahl', { headers: { 'content-type': 'text/csv; charset=utf-8' } });
  expect((await gateway(fetch)(event('GET', '/'))).body).toBe('\uFEFFStadt;Zahl');
});

test('a picture goes through the gateway byte for byte', async () => {
  const fetch = () => new Response(Uint8Array.from([0, 255, 254]), { headers: { 'content-type': 'image/png' } });
  expect(await gateway(fetch)(event('GET', '/'))).toMatchObject({ body: 'AP/+', isBase64Encoded: true });
});
