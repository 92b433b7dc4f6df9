import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Login, loginPrefix, openLogin } from '../../infra/local/login.ts';
import { tokenVerifier } from '../../infra/local/token.ts';

let server: Server;
let login: Login;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => login.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  login = await openLogin({ origin });
});

afterAll(() => server.close());

/** A browser as far as the login needs one: it keeps cookies and follows nothing by itself. */
function browser() {
  const cookies = new Map<string, string>();
  return async (address: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(address, origin), {
      ...init,
      headers: { ...init.headers, cookie },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  };
}

type Browser = ReturnType<typeof browser>;

const locationOf = (response: Response): string => response.headers.get('location') ?? '';

const verifier = randomBytes(32).toString('base64url');

const query = (more: Record<string, string> = {}): URLSearchParams =>
  new URLSearchParams({
    client_id: login.clientId,
    redirect_uri: `${origin}/desk`,
    response_type: 'code',
    scope: 'openid',
    state: 's1',
    nonce: 'n1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  });

/** Up to the login page; gives its address. */
async function knock(visit: Browser): Promise<string> {
  const response = await visit(`${loginPrefix}/auth?${query()}`);
  expect(response.status).toBe(303);
  return locationOf(response);
}

const type = (visit: Browser, page: string, password: string): Promise<Response> =>
  visit(page, { method: 'POST', body: new URLSearchParams({ user: 'demo', password }) });

async function codeOf(visit: Browser): Promise<URLSearchParams> {
  const finished = await type(visit, await knock(visit), 'demo');
  const resumed = await visit(locationOf(finished));
  return new URL(locationOf(resumed)).searchParams;
}

const exchange = (code: string, secret = verifier): Promise<Response> =>
  fetch(`${origin}${loginPrefix}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: login.clientId,
      redirect_uri: `${origin}/desk`,
      code,
      code_verifier: secret,
    }),
  });

async function tokensOf(visit: Browser): Promise<{ readonly access_token: string; readonly id_token: string }> {
  const response = await exchange((await codeOf(visit)).get('code') ?? '');
  expect(response.status).toBe(200);
  return response.json();
}

describe('the login of one machine', () => {
  it('names endpoints below its prefix, and PKCE with S256 only', async () => {
    const found = await (await fetch(`${login.issuer}/.well-known/openid-configuration`)).json();
    expect(found).toMatchObject({
      issuer: login.issuer,
      authorization_endpoint: `${login.issuer}/auth`,
      token_endpoint: `${login.issuer}/token`,
      code_challenge_methods_supported: ['S256'],
    });
    expect(found.end_session_endpoint).toContain(login.issuer);
  });

  it('shows a German page that is marked as a demo and says the account', async () => {
    const visit = browser();
    const page = await visit(await knock(visit));
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('Demo-Anmeldung: nur auf diesem Rechner');
    expect(html).toContain('Name: demo, Passwort: demo');
  });

  it('lets a member of staff in and gives a token that names the group', async () => {
    const tokens = await tokensOf(browser());
    const claims = await login.verify(tokens.access_token);
    expect(claims).toMatchObject({
      iss: login.issuer,
      aud: login.clientId,
      sub: 'demo',
      'cognito:groups': ['staff', 'reviewers'],
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(900);
  });

  it('asks somebody who is logged in already for nothing', async () => {
    const visit = browser();
    await tokensOf(visit);
    const again = await visit(`${loginPrefix}/auth?${query({ state: 's2' })}`);
    const back = new URL(locationOf(again));
    expect(back.pathname).toBe('/desk');
    expect(back.searchParams.get('state')).toBe('s2');
  });

  it('says that name or password is wrong, and lets the person try again', async () => {
    const visit = browser();
    const page = await knock(visit);
    const refused = await type(visit, page, 'Demo');
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('Name oder Passwort ist falsch');
    expect((await type(visit, page, 'demo')).status).toBe(303);
  });

  it('writes a typed name back as text', async () => {
    const visit = browser();
    const body = new URLSearchParams({ user: '"><script>alert(1)</script>', password: 'x' });
    const html = await (await visit(await knock(visit), { method: 'POST', body })).text();
    expect(html).not.toContain('<script>alert');
  });

  it('refuses a login without PKCE', async () => {
    const bare = query();
    bare.delete('code_challenge');
    bare.delete('code_challenge_method');
    const response = await browser()(`${loginPrefix}/auth?${bare}`);
    expect(new URL(locationOf(response)).searchParams.get('error')).toBe('invalid_request');
  });

  it('refuses an address to come back to that is not the staff application', async () => {
    const response = await browser()(`${loginPrefix}/auth?${query({ redirect_uri: 'https://evil.example/desk' })}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  it('refuses a code with another verifier, and a code that was used', async () => {
    const visit = browser();
    const code = (await codeOf(visit)).get('code') ?? '';
    expect((await exchange(code, randomBytes(32).toString('base64url'))).status).toBe(400);
    const second = (await codeOf(browser())).get('code') ?? '';
    expect((await exchange(second)).status).toBe(200);
    expect((await exchange(second)).status).toBe(400);
  });

  it('says that a login page of yesterday has expired', async () => {
    const response = await browser()(`${loginPrefix}/login/unknown`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('abgelaufen');
  });

  it('logs out and leads back to the staff application', async () => {
    const visit = browser();
    const { id_token: hint } = await tokensOf(visit);
    const back = `${origin}/desk`;
    const page = await visit(
      `${loginPrefix}/session/end?${new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: back, logout_uri: back })}`,
    );
    const html = await page.text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
    const done = await visit(action, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
    expect(locationOf(done)).toBe(back);
    expect(await knock(visit)).toContain('/login/');
  });

  it('says nothing on the console', async () => {
    const said = [vi.spyOn(console, 'info'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
    const other = await openLogin({ origin });
    expect(other.clientId).toBe(login.clientId);
    await tokensOf(browser());
    for (const spy of said) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('a token is refused', () => {
  it('when it is an id token', async () => {
    await expect(login.verify((await tokensOf(browser())).id_token)).rejects.toThrow();
  });

  it('when another login signed it', async () => {
    const stranger = await openLogin({ origin });
    const { access_token: token } = await tokensOf(browser());
    await expect(stranger.verify(token)).rejects.toThrow();
  });

  it('when it is for another audience, from another issuer, or too old', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const keys = { keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256' }] };
    const verify = tokenVerifier({ keys, issuer: 'https://issuer', audience: 'desk' });
    const sign = (issuer: string, audience: string, expires: string): Promise<string> =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject('demo')
        .setExpirationTime(expires)
        .sign(privateKey);
    await expect(verify(await sign('https://issuer', 'desk', '1m'))).resolves.toMatchObject({ sub: 'demo' });
    await expect(verify(await sign('https://issuer', 'other', '1m'))).rejects.toThrow('aud');
    await expect(verify(await sign('https://other', 'desk', '1m'))).rejects.toThrow('iss');
    await expect(verify(await sign('https://issuer', 'desk', '-1m'))).rejects.toThrow('exp');
  });
});
