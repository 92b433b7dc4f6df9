import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload } from 'jose';
import { type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { memoryAdapter } from './memory.ts';
import { failurePage, loginPage, logoutPage, sendPage, signinPolicy } from './signin.ts';
import { tokenVerifier } from './token.ts';

export type LoginOptions = {
  /** Where the front listens, as browsers see it: `http://127.0.0.1:8080`. */
  readonly origin: string;
  readonly now?: () => number;
};

/** A login for one machine: what Cognito is in the cloud. */
export type Login = {
  readonly issuer: string;
  readonly clientId: string;
  /** Answers every request below `/oidc`. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Claims of an access token of this login. Throws for any other. */
  readonly verify: (token: string) => Promise<JWTPayload>;
};

/** Path that every request of the login begins with. */
export const loginPrefix = '/oidc';

const clientId = 'vielstimmig-desk';
const resource = 'urn:vielstimmig:desk';
/** As long as Cognito's in the stack. */
const tokenSeconds = 15 * 60;
/** Made-up staff: one who decides about texts, and a second one who may take data away too. */
const accounts: Readonly<Record<string, { readonly password: string; readonly groups: readonly string[] }>> = {
  demo: { password: 'demo', groups: ['staff', 'reviewers'] },
  demo2: { password: 'demo2', groups: ['staff', 'reviewers', 'exporters', 'stewards'] },
};

const groupsOf = (user: string): string[] => [...(accounts[user]?.groups ?? [])];
const longestForm = 4096;

/** The same machine under its other name: people type either. */
const loopbackTwins = (origin: string): readonly string[] => {
  const { protocol, hostname, port } = new URL(origin);
  const twins = ['127.0.0.1', 'localhost'];
  return twins.includes(hostname) ? twins.map((name) => new URL(`${protocol}//${name}:${port}`).origin) : [origin];
};

/** Everybody who logs in may use the staff application, and only that: there is nothing to consent to. */
async function grantAll({ oidc }: KoaContextWithOIDC) {
  const accountId = oidc.session?.accountId;
  if (!accountId) return undefined;
  const grant = new oidc.provider.Grant({ clientId, accountId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(resource, 'desk');
  await grant.save();
  return grant;
}

const features = (policy: string): Configuration['features'] => ({
  devInteractions: { enabled: false },
  userinfo: { enabled: false },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource(ctx, form) {
      ctx.set('content-security-policy', policy);
      ctx.body = logoutPage(form);
    },
  },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => resource,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: 'desk',
      audience: clientId,
      accessTokenTTL: tokenSeconds,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'RS256' } },
    }),
  },
});

function configurationOf(origins: readonly string[], key: JWK, policy: string, now: () => number): Configuration {
  const desk = origins.map((origin) => `${origin}/desk`);
  return {
    adapter: memoryAdapter(now),
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: desk,
        post_logout_redirect_uris: desk,
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    scopes: ['openid', 'desk'],
    features: features(policy),
    clientBasedCORS: (_ctx, origin) => origins.includes(origin),
    interactions: { url: (_ctx, { uid }) => `${loginPrefix}/login/${uid}` },
    loadExistingGrant: grantAll,
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, 'cognito:groups': groupsOf(accountId) }),
    }),
    extraTokenClaims: (_ctx, token) => ({
      token_use: 'access',
      'cognito:groups': 'accountId' in token ? groupsOf(String(token.accountId)) : [],
    }),
    ttl: { Session: 8 * 3600, Interaction: 3600, Grant: 8 * 3600, IdToken: tokenSeconds, AccessToken: tokenSeconds },
    renderError(ctx, { error, error_description: description }) {
      ctx.set('content-security-policy', policy);
      ctx.type = 'html';
      ctx.body = failurePage(description ?? error);
    },
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) > longestForm) return new URLSearchParams();
  return new URLSearchParams(await text(request));
}

/** Our own login page: shows it, checks what is typed, hands the account to the provider. */
async function signIn(provider: Provider, policy: string, request: IncomingMessage, response: ServerResponse) {
  await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return sendPage(response, 200, loginPage({ user: '', wrong: false }), policy);
  const form = await readForm(request);
  const user = form.get('user') ?? '';
  if (!Object.hasOwn(accounts, user) || form.get('password') !== accounts[user]?.password)
    return sendPage(response, 401, loginPage({ user, wrong: true }), policy);
  return provider.interactionFinished(request, response, { login: { accountId: user, remember: false } });
}

/** Opens a login for one machine, with keys that live as long as the process. */
export async function openLogin({ origin, now = Date.now }: LoginOptions): Promise<Login> {
  const issuer = `${origin}${loginPrefix}`;
  const origins = loopbackTwins(origin);
  const policy = signinPolicy(origins);
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const about = { kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' } as const;
  const configuration = configurationOf(origins, { ...(await exportJWK(privateKey)), ...about }, policy, now);
  const provider = new Provider(issuer, configuration);
  const answer = provider.callback();
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '/';
    if (url.startsWith(`${loginPrefix}/login/`)) {
      signIn(provider, policy, request, response).catch(() => {
        const page = failurePage('Diese Anmeldung ist abgelaufen. Bitte beginnen Sie neu.');
        sendPage(response, 400, page, policy);
      });
      return;
    }
    void answer(Object.assign(request, { originalUrl: url, url: url.slice(loginPrefix.length) || '/' }), response);
  };
  const keys = { keys: [{ ...(await exportJWK(publicKey)), ...about }] };
  return { issuer, clientId, handle, verify: tokenVerifier({ keys, issuer, audience: clientId }) };
}
