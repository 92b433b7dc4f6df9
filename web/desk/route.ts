import { useEffect, useState } from 'preact/hooks';

/** Which view an address shows. */
export type Route =
  | { readonly view: 'waves' }
  | { readonly view: 'contacts' }
  | { readonly view: 'release'; readonly wave: string; readonly number: number }
  | { readonly view: 'clubs' | 'register' }
  | { readonly view: 'clubs-wave'; readonly wave: string }
  | { readonly view: 'clubs-report'; readonly wave: string; readonly vkz: string }
  | { readonly view: 'unknown' };

const releasePattern = /^\/desk\/waves\/([a-z0-9-]+)\/releases\/([1-9]\d{0,3})$/;

const clubsPattern = /^\/desk\/clubs\/([a-z0-9-]+)(?:\/([0-9A-Za-z-]{3,20}))?$/;

/** Addresses of the waves of invited organisations, of one of them, of one report, and of the register. */
export const clubsHome = '/desk/clubs';
export const registerPath = '/desk/register';
export const clubsPath = (wave: string): string => `${clubsHome}/${wave}`;
export const reportPath = (wave: string, vkz: string): string => `${clubsPath(wave)}/${vkz}`;

/** Address of the list of waves. */
export const wavesPath = '/desk';

/** Address of the messages from the contact form. */
export const contactsPath = '/desk/contacts';

/** Address of a release's tables. */
export const releasePath = (wave: string, release: number): string => `/desk/waves/${wave}/releases/${release}`;

/** The view at a path. */
export function routeOf(path: string): Route {
  const [, wave, release] = releasePattern.exec(path) ?? [];
  if (wave && release) return { view: 'release', wave, number: Number(release) };
  if (path === contactsPath) return { view: 'contacts' };
  if (path === clubsHome) return { view: 'clubs' };
  if (path === registerPath) return { view: 'register' };
  const [, invited, vkz] = clubsPattern.exec(path) ?? [];
  if (invited) return vkz ? { view: 'clubs-report', wave: invited, vkz } : { view: 'clubs-wave', wave: invited };
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
