import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** Claims of a checked token, as API Gateway's JWT authorizer hands them on: every value is text. */
export type Claims = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Anything that answers a `Request`, as a Hono app does; the claims of a checked token come beside it. */
type Fetch = (request: Request, bindings: { readonly claims: Claims }) => Response | Promise<Response>;

/** API Gateway decodes the path; an id is plain letters, so escaping each part again is safe. */
const pathOf = (rawPath: string): string => rawPath.split('/').map(encodeURIComponent).join('/');

/** An event with or without the authorizer's part. */
export type GatewayEvent = APIGatewayProxyEventV2 & {
  readonly requestContext: { readonly authorizer?: { readonly jwt?: { readonly claims: Claims } } };
};

function requestOf(event: GatewayEvent): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers)) if (value !== undefined) headers.set(name, value);
  const query = event.rawQueryString ? `?${event.rawQueryString}` : '';
  const url = `https://${event.requestContext.domainName}${pathOf(event.rawPath)}${query}`;
  const { method } = event.requestContext.http;
  const body = event.body === undefined ? null : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  return new Request(url, { method, headers, body: method === 'GET' || method === 'HEAD' ? null : body });
}

const isText = (headers: Readonly<Record<string, string>>): boolean =>
  headers['content-encoding'] === undefined &&
  /^text\/|json|javascript|^application\/xml|\+xml/.test(headers['content-type'] ?? 'text/plain');

async function resultOf(response: Response): Promise<APIGatewayProxyStructuredResultV2> {
  const headers = Object.fromEntries(response.headers);
  const text = isText(headers);
  const body = Buffer.from(await response.arrayBuffer()).toString(text ? 'utf8' : 'base64');
  return { statusCode: response.status, headers, body, isBase64Encoded: !text };
}

/** A Lambda handler for API Gateway's payload format 2.0. Cookies are neither read nor set: there are none. */
export const gateway =
  (fetch: Fetch) =>
  async (event: GatewayEvent): Promise<APIGatewayProxyStructuredResultV2> =>
    resultOf(await fetch(requestOf(event), { claims: event.requestContext.authorizer?.jwt?.claims ?? {} }));
