import { useEffect, useState } from 'preact/hooks';

/** Which view an address shows. */
export type Route =
  | { readonly view: 'waves' }
  | { readonly view: 'contacts' }
  | { readonly view: 'release'; readonly wave: string; readonly number: number }
  | { readonly view: 'interim'; readonly wave: string }
  | { readonly view: 'texts'; readonly wave: string; readonly question?: string }
  | { readonly view: 'unknown' };

const releasePattern = /^\/desk\/waves\/([a-z0-9-]+)\/releases\/([1-9]\d{0,3})$/;

const interimPattern = /^\/desk\/waves\/([a-z0-9-]+)\/zwischenstand$/;
const textsPattern = /^\/desk\/waves\/([a-z0-9-]+)\/texte(?:\/([a-z0-9_.]+))?$/;

/** Address of the list of waves. */
export const wavesPath = '/desk';

/** Address of the messages from the contact form. */
export const contactsPath = '/desk/contacts';

/** Address of a release's tables. */
export const releasePath = (wave: string, release: number): string => `/desk/waves/${wave}/releases/${release}`;

/** Address of a wave's free texts, or of those to one question. */
export const textsPath = (wave: string, question?: string): string =>
  `/desk/waves/${wave}/texte${question === undefined ? '' : `/${question}`}`;

/** Address of a wave's interim release. */
export const interimPath = (wave: string): string => `/desk/waves/${wave}/zwischenstand`;

/** The view at a path. */
export function routeOf(path: string): Route {
  const [, wave, release] = releasePattern.exec(path) ?? [];
  if (wave && release) return { view: 'release', wave, number: Number(release) };
  const [, texts, question] = textsPattern.exec(path) ?? [];
  if (texts) return { view: 'texts', wave: texts, ...(question ? { question } : {}) };
  const [, interim] = interimPattern.exec(path) ?? [];
  if (interim) return { view: 'interim', wave: interim };
  if (path === contactsPath) return { view: 'contacts' };
  return path === wavesPath || path === `${wavesPath}/` ? { view: 'waves' } : { view: 'unknown' };
}

/** Goes to another view without loading the page, which would lose the login. */
export function go(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** The path in the address bar, kept up to date. */
export function usePath(): string {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const follow = (): void => setPath(location.pathname);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  return path;
}
