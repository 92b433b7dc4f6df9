import { createHash } from 'node:crypto';
import type { Page } from '../../web/form/page.tsx';

const hashes = new Map<string, string>();

/** A content security policy source for an inline part: its SHA-256 (CSP Level 3). */
function hashOf(code: string): string {
  const found = hashes.get(code);
  if (found) return found;
  const hash = `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
  if (hashes.size < 500) hashes.set(code, hash);
  return hash;
}

/** How long caches in front may keep a page: a form for a minute, and longer while it is renewed or we are down. */
export const cachedForm = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400';
export const neverCached = 'no-store';

const listOf = (codes: readonly string[]): string => (codes.length > 0 ? codes.map(hashOf).join(' ') : "'none'");

/** A redirect within the site: a relative address, so that it holds behind every domain. */
export const redirect = (location: string, status: 302 | 303): Response =>
  new Response(null, { status, headers: { location, 'cache-control': neverCached, 'referrer-policy': 'no-referrer' } });

/** A page as a response: nothing but its own inline parts and our own files may run, nothing comes from elsewhere. */
export function reply(page: Page, status: number, cache: string): Response {
  const policy = [
    "default-src 'none'",
    `script-src ${page.scripts.length > 0 ? `'self' ${listOf(page.scripts)}` : "'none'"}`,
    `style-src ${listOf(page.styles)}`,
    "img-src data: 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return new Response(page.html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': cache,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  });
}
