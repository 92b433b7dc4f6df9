import { createHash } from 'node:crypto';
import type { House } from '../../web/house.ts';

/** What the staff page is made of. Script and style are put in by the build. */
export type PageParts = {
  readonly script: string;
  readonly style: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly logoutUrl: string;
  readonly house: Pick<House, 'publisher'>;
};

/** The staff page and the policy a browser holds it to. */
export type Page = { readonly page: string; readonly policy: string };

const references = new Map([
  ['&', '&amp;'],
  ['"', '&quot;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

const escapeAttribute = (text: string): string =>
  text.replaceAll(/[&"<>]/g, (character) => references.get(character) ?? character);

/** Text that cannot end the element it stands in (HTML, 13.1.2 Restrictions on the contents of script elements). */
const enclose = (text: string): string => text.replaceAll(/<(?=\/(?:script|style)|!--)/gi, '\\x3C');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Discovery is at the issuer, tokens may be handed out beside its logout page (Cognito has two hosts). */
const originsOf = ({ issuer, logoutUrl }: PageParts): readonly string[] => [
  ...new Set([issuer, logoutUrl].map((address) => new URL(address).origin)),
];

/** The page that starts the staff application: one request, nothing from third parties. */
export function pageOf(parts: PageParts): Page {
  const script = enclose(parts.script);
  const style = enclose(parts.style);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    `connect-src 'self' ${originsOf(parts).join(' ')}`,
    'img-src data:',
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
  const config = [
    `data-issuer="${escapeAttribute(parts.issuer)}"`,
    `data-client="${escapeAttribute(parts.clientId)}"`,
    `data-logout="${escapeAttribute(parts.logoutUrl)}"`,
    `data-unit="${escapeAttribute(parts.house.publisher.unit)}"`,
    `data-county="${escapeAttribute(parts.house.publisher.county)}"`,
  ].join(' ');
  const page = `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Vielstimmig: Auswertung</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="desk" ${config}></div>
<noscript><p>Der Arbeitsbereich braucht JavaScript. Bitte schalten Sie es in Ihrem Browser ein. Die Fragebögen für Eltern gehen ohne.</p></noscript>
<script type="module">${script}</script>
</body>
</html>
`;
  return { page, policy };
}
