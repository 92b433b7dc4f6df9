import * as oauth from 'oauth4webapi';
import type { Config } from './config.ts';

/** A login: tokens live in memory only, a reload asks the issuer again. */
export type Session = {
  readonly accessToken: string;
  /** Address that ends the login at the issuer too. */
  readonly logout: string;
};

/** What must come back unchanged from the issuer, kept in the tab while it is away. */
type Flight = { readonly verifier: string; readonly state: string; readonly nonce: string; readonly path: string };

const flightKey = 'vielstimmig.login';

/** Plain http is for one machine only. */
const isLoopback = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname === '127.0.0.1';

const optionsOf = ({ issuer }: Config) => (isLoopback(issuer) ? { [oauth.allowInsecureRequests]: true } : {});

const redirectUri = (): string => `${location.origin}/desk`;

async function discover(config: Config): Promise<oauth.AuthorizationServer> {
  const response = await oauth.discoveryRequest(config.issuer, { algorithm: 'oidc', ...optionsOf(config) });
  return oauth.processDiscoveryResponse(config.issuer, response);
}

/** Leaves for the issuer's login page (Authorization Code with PKCE, RFC 7636). */
export async function beginLogin(config: Config): Promise<void> {
  const server = await discover(config);
  if (!server.authorization_endpoint) throw new TypeError('the issuer has no authorization endpoint');
  const flight: Flight = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    path: location.pathname,
  };
  const address = new URL(server.authorization_endpoint);
  const parameters = {
    client_id: config.clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: 'openid',
    code_challenge: await oauth.calculatePKCECodeChallenge(flight.verifier),
    code_challenge_method: 'S256',
    state: flight.state,
    nonce: flight.nonce,
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  sessionStorage.setItem(flightKey, JSON.stringify(flight));
  location.assign(address);
}

/** Takes the flight out of the tab, so that it serves once. */
function land(): Flight | undefined {
  const kept = sessionStorage.getItem(flightKey);
  sessionStorage.removeItem(flightKey);
  return kept === null ? undefined : JSON.parse(kept);
}

/**
 * Address that ends the login at the issuer and comes back. A logout page on a host of its own is taken as it is told
 * (Cognito's has its own parameters); otherwise RP-initiated logout, where the issuer has it.
 */
function logoutOf(server: oauth.AuthorizationServer, config: Config, idToken: string | undefined): string {
  const foreign = new URL(config.logoutUrl).origin !== config.issuer.origin;
  if (foreign || !server.end_session_endpoint) return config.logoutUrl;
  const address = new URL(server.end_session_endpoint);
  address.searchParams.set('client_id', config.clientId);
  address.searchParams.set('post_logout_redirect_uri', redirectUri());
  if (idToken) address.searchParams.set('id_token_hint', idToken);
  return address.href;
}

/** Finishes a login that has just come back; undefined where the page was opened without one. Throws where it failed. */
export async function finishLogin(config: Config): Promise<Session | undefined> {
  const address = new URL(location.href);
  const flight = land();
  if (!address.searchParams.has('state')) return undefined;
  history.replaceState(null, '', flight?.path.startsWith('/desk') ? flight.path : '/desk');
  if (!flight) return undefined;
  const server = await discover(config);
  const client = { client_id: config.clientId };
  const answer = oauth.validateAuthResponse(server, client, address, flight.state);
  const response = await oauth.authorizationCodeGrantRequest(
    ...([server, client, oauth.None(), answer, redirectUri(), flight.verifier] as const),
    optionsOf(config),
  );
  const expected = { expectedNonce: flight.nonce, requireIdToken: true };
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, expected);
  return { accessToken: tokens.access_token, logout: logoutOf(server, config, tokens.id_token) };
}
