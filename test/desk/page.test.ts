import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk } from './world.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;

beforeAll(async () => {
  desk = await startDesk();
});

afterAll(() => desk.stop());

describe('the page', () => {
  it('is the same at every address below /desk and is not kept', async () => {
    for (const path of ['/desk', '/desk/waves/fertig/releases/1']) {
      const response = await desk.app.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('allows its own script and style by their hashes, the issuer, and nothing else', async () => {
    const response = await desk.app.request('/desk');
    const html = await response.text();
    const hash = (text: string) => createHash('sha256').update(text).digest('base64');
    const script = /<script type="module">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    expect(script).toContain('\\x3C/script>\\x3C!-- hi');
    expect(response.headers.get('content-security-policy')).toBe(
      [
        "default-src 'none'",
        `script-src 'sha256-${hash(script)}'`,
        `style-src 'sha256-${hash(style)}'`,
        "connect-src 'self' https://issuer.example https://login.example",
        'img-src data:',
        "form-action 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ].join('; '),
    );
  });

  it('carries the login as attributes that cannot break out', async () => {
    const html = await (await desk.app.request('/desk')).text();
    expect(html).toContain('data-client="client&quot;&gt;&lt;b&gt;"');
    expect(html).toContain('data-logout="https://login.example/logout?a=1&amp;b=2"');
  });
});
