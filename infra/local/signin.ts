import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const style = `
:root { color-scheme: light dark; --ink: #17232b; --page: #f4f6f5; --paper: #fff; --accent: #0a5c63; --on: #fff; --line: #5b6b74; --warn: #fdf3dc; --warn-ink: #5d4300; --bad: #a3241c }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eef0; --page: #11181c; --paper: #1a2429; --accent: #7fd1d3; --on: #07282b; --line: #aebcc3; --warn: #3a2e11; --warn-ink: #f7dc9c; --bad: #ff9d94 } }
* { box-sizing: border-box }
body { margin: 0; font: 100%/1.55 system-ui, sans-serif; color: var(--ink); background: var(--page) }
main { max-width: min(26rem, calc(100% - 2rem)); margin: 6vh auto; padding: 1.5rem; background: var(--paper); border-radius: 0.75rem; border: 1px solid var(--line) }
h1 { font-size: 1.5rem; margin: 0 0 1rem }
.demo { background: var(--warn); color: var(--warn-ink); padding: 0.6rem 1rem; border-radius: 0.5rem }
.bad { border-left: 0.35rem solid var(--bad); padding: 0.4rem 1rem; font-weight: 600 }
label { display: block; font-weight: 600; margin-top: 1rem }
input { font: inherit; width: 100%; padding: 0.6rem 0.75rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--paper); color: var(--ink) }
button { font: inherit; font-weight: 600; margin-top: 1.25rem; padding: 0.65rem 1.25rem; border: 0; border-radius: 0.5rem; background: var(--accent); color: var(--on); cursor: pointer }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
`;

const submitScript = "document.forms[0].requestSubmit(document.querySelector('button'))";

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const references = new Map([
  ['&', '&amp;'],
  ['"', '&quot;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

const escapeText = (text: string): string => text.replaceAll(/[&"<>]/g, (sign) => references.get(sign) ?? sign);

const documentOf = (title: string, body: string): string => `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Vielstimmig</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

/** The login page of one machine. The account stands on it: it guards nothing but example data. */
export function loginPage({ user, wrong }: { readonly user: string; readonly wrong: boolean }): string {
  const problem = wrong
    ? '<p class="bad" role="alert">Name oder Passwort ist falsch. Bitte versuchen Sie es noch einmal.</p>'
    : '';
  return documentOf(
    wrong ? 'Fehler: Anmelden' : 'Anmelden',
    `<p class="demo"><strong>Demo-Anmeldung: nur auf diesem Rechner.</strong><br>Name: demo, Passwort: demo. Eine zweite Person: demo2, Passwort: demo2.</p>
${problem}
<form method="post">
<label for="user">Name</label>
<input id="user" name="user" value="${escapeText(user)}" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<label for="password">Passwort</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${wrong ? ' aria-invalid="true"' : ''}>
<button>Anmelden</button>
</form>`,
  );
}

/** Sends the provider's logout form at once: whoever comes here has pressed "log out" already. */
export const logoutPage = (form: string): string =>
  documentOf(
    'Abmelden',
    `<p>Sie werden abgemeldet.</p>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Jetzt abmelden</button>
<script>${submitScript}</script>`,
  );

/** A page that says what went wrong. */
export const failurePage = (message: string): string =>
  documentOf(
    'Das hat nicht geklappt',
    `<p>${escapeText(message)}</p>\n<p><a href="/desk">Zurück zum Arbeitsbereich</a></p>`,
  );

/** The policy of these pages. A form's answer may lead on to `origins`, since the way back counts as part of it. */
export const signinPolicy = (origins: readonly string[]): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(submitScript)}`,
    'img-src data:',
    `form-action 'self' ${origins.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** Answers with one of these pages. */
export function sendPage(response: ServerResponse, status: number, page: string, policy: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(page);
}
