import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { type Route, routes } from '../routes.ts';
import { type Login, loginPrefix } from './login.ts';
import type { Running } from './worker.ts';

/** A function's answer, as API Gateway's payload 2.0 reads it. */
const resultSchema = z.object({
  statusCode: z.optional(z.int()),
  headers: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  body: z.optional(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
});

/** What Lambda takes in one request (AWS: 6 MB); more is refused before a function sees it. */
const maxBytes = 6 * 1024 * 1024;

type Match = { readonly route: Route; readonly path: Record<string, string> };

/** The route of a request, by API Gateway's rules: a fixed part beats a `{name}`, which beats `{name+}`. */
function matchRoute(method: string, path: string): Match | undefined {
  const parts = path.split('/');
  const matches = routes.flatMap((route) => {
    const [verb = '', pattern = ''] = route.key.split(' ');
    const found = verb === 'ANY' || verb === method ? matchPattern(pattern.split('/'), parts) : undefined;
    return found ? [{ route, path: found, open: pattern.split('{').length }] : [];
  });
  return matches.toSorted((a, b) => a.open - b.open)[0];
}

function matchPattern(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  const greedy = pattern.at(-1)?.endsWith('+}') ?? false;
  if (greedy ? parts.length < pattern.length : parts.length !== pattern.length) return undefined;
  for (const [index, part] of pattern.entries()) {
    const name = /^\{(\w+)\+?\}$/.exec(part)?.[1];
    const value = part.endsWith('+}') ? parts.slice(index).join('/') : (parts[index] ?? '');
    if (name === undefined ? part !== value : value === '') return undefined;
    if (name !== undefined) found[name] = value;
  }
  return found;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  return size > maxBytes ? undefined : Buffer.concat(chunks);
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** A request as API Gateway's payload 2.0 hands it on, without an address of the sender. */
function eventOf(request: IncomingMessage, url: URL, match: Match, body: Buffer, claims?: Record<string, unknown>) {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  const path = decoded(url.pathname);
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    headers,
    pathParameters: match.path,
    requestContext: {
      domainName: url.host,
      http: { method: request.method ?? 'GET', path, protocol: 'HTTP/1.1', sourceIp: '', userAgent: '' },
      ...(claims ? { authorizer: { jwt: { claims, scopes: ['openid'] } } } : {}),
    },
    ...(body.length > 0 ? { body: body.toString('base64'), isBase64Encoded: true } : { isBase64Encoded: false }),
  };
}

const send = (response: ServerResponse, status: number, message: string): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
};

/** Claims as API Gateway flattens them: arrays become text in brackets. */
const flatten = (claims: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(claims).map(([k, v]) => [k, Array.isArray(v) ? `[${v.join(' ')}]` : v]));

async function claimsOf(request: IncomingMessage, login: Login): Promise<Record<string, unknown> | undefined> {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : login.verify(token).then(flatten, () => undefined);
}

export type Front = { readonly login: Login; readonly functions: Readonly<Record<Route['function'], Running>> };

async function answer(request: IncomingMessage, response: ServerResponse, front: Front): Promise<void> {
  const url = new URL(`http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`);
  if (url.pathname === loginPrefix || url.pathname.startsWith(`${loginPrefix}/`))
    return front.login.handle(request, response);
  const match = matchRoute(request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'), url.pathname);
  const body = await bodyOf(request);
  if (body === undefined) return send(response, 413, 'Request Too Long');
  const known = match ?? { route: { key: 'GET /', function: 'collect' } as const, path: {} };
  const claims = known.route.staff ? await claimsOf(request, front.login) : undefined;
  if (known.route.staff && !claims) return send(response, 401, 'Unauthorized');
  const event = eventOf(request, url, known, body, claims);
  const result = resultSchema.parse(await front.functions[known.route.function].invoke(event));
  response.writeHead(
    result.statusCode ?? 200,
    Object.entries(result.headers ?? {}).flatMap(([k, v]) => [k, String(v)]),
  );
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
}

/** The HTTP front of one machine: API Gateway and its JWT authorizer over the same list of routes. */
export const createFront = (front: Front): Server =>
  createServer((request, response) => {
    answer(request, response, front).catch(() => {
      if (response.headersSent) response.end();
      else send(response, 500, 'Internal Server Error');
    });
  });
