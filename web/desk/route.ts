import { useEffect, useState } from 'preact/hooks';

/** A release by its wave and number. */
export type ReleaseKey = { readonly wave: string; readonly number: number };

/** Which view an address shows. */
export type Route =
  | { readonly view: 'waves' }
  | { readonly view: 'contacts' }
  | { readonly view: 'release'; readonly wave: string; readonly number: number }
  | { readonly view: 'interim' | 'research'; readonly wave: string }
  | { readonly view: 'texts'; readonly wave: string; readonly question?: string }
  | { readonly view: 'clubs' | 'register' }
  | { readonly view: 'clubs-wave'; readonly wave: string }
  | { readonly view: 'clubs-figures'; readonly wave: string; readonly number: number }
  | { readonly view: 'clubs-report'; readonly wave: string; readonly vkz: string }
  | { readonly view: 'compare'; readonly now: ReleaseKey; readonly before: ReleaseKey }
  | { readonly view: 'fields' }
  | { readonly view: 'unknown' };

const comparePattern = /^\/desk\/waves\/([a-z0-9-]+)\/releases\/([1-9]\d{0,3})\/compare\/([a-z0-9-]+)\/([1-9]\d{0,3})$/;

const releasePattern = /^\/desk\/waves\/([a-z0-9-]+)\/releases\/([1-9]\d{0,3})$/;

const researchPattern = /^\/desk\/waves\/([a-z0-9-]+)\/forschung$/;
const interimPattern = /^\/desk\/waves\/([a-z0-9-]+)\/zwischenstand$/;
const textsPattern = /^\/desk\/waves\/([a-z0-9-]+)\/texte(?:\/([a-z0-9_.]+))?$/;
const figuresPattern = /^\/desk\/clubs\/([a-z0-9-]+)\/veroeffentlichung\/([1-9]\d{0,3})$/;
const clubsPattern = /^\/desk\/clubs\/([a-z0-9-]+)(?:\/([0-9A-Za-z-]{3,20}))?$/;

/** Addresses of the waves of invited organisations, of one of them, of one report, and of the register. */
export const clubsHome = '/desk/clubs';
export const registerPath = '/desk/register';
export const clubsPath = (wave: string): string => `${clubsHome}/${wave}`;
export const reportPath = (wave: string, vkz: string): string => `${clubsPath(wave)}/${vkz}`;

/** Address of a release of clubs' figures. */
export const figuresPath = (wave: string, number: number): string => `${clubsPath(wave)}/veroeffentlichung/${number}`;

/** Address of the list of waves. */
export const wavesPath = '/desk';

/** Address of the messages from the contact form. */
export const contactsPath = '/desk/contacts';

/** Address of a release's tables. */
export const releasePath = (wave: string, release: number): string => `/desk/waves/${wave}/releases/${release}`;

/** Address of a wave's free texts, or of those to one question. */
export const textsPath = (wave: string, question?: string): string =>
  `/desk/waves/${wave}/texte${question === undefined ? '' : `/${question}`}`;

/** Address of a wave's research access. */
export const researchPath = (wave: string): string => `/desk/waves/${wave}/forschung`;

/** Address of a wave's interim release. */
export const interimPath = (wave: string): string => `/desk/waves/${wave}/zwischenstand`;
/** Address of the fields of action. */
export const fieldsPath = '/desk/fields';

/** Address of two releases side by side. */
export const comparePath = (now: ReleaseKey, before: ReleaseKey): string =>
  `${releasePath(now.wave, now.number)}/compare/${before.wave}/${before.number}`;

/** The view of two releases side by side at a path; undefined for any other path. */
function compareAt(path: string): Route | undefined {
  const [, wave, number, past, pastNumber] = comparePattern.exec(path) ?? [];
  if (!wave || !past) return undefined;
  return { view: 'compare', now: { wave, number: Number(number) }, before: { wave: past, number: Number(pastNumber) } };
}

/** The view of a wave's texts or of its interim release at a path; undefined for any other path. */
function ofWave(path: string): Route | undefined {
  const [, texts, question] = textsPattern.exec(path) ?? [];
  if (texts) return { view: 'texts', wave: texts, ...(question ? { question } : {}) };
  const [, interim] = interimPattern.exec(path) ?? [];
  if (interim) return { view: 'interim', wave: interim };
  const [, research] = researchPattern.exec(path) ?? [];
  return research ? { view: 'research', wave: research } : undefined;
}

/** The view of clubs at a path; undefined for any other path. */
function ofClubs(path: string): Route | undefined {
  if (path === clubsHome) return { view: 'clubs' };
  if (path === registerPath) return { view: 'register' };
  const [, summed, figures] = figuresPattern.exec(path) ?? [];
  if (summed) return { view: 'clubs-figures', wave: summed, number: Number(figures) };
  const [, wave, vkz] = clubsPattern.exec(path) ?? [];
  if (!wave) return undefined;
  return vkz ? { view: 'clubs-report', wave, vkz } : { view: 'clubs-wave', wave };
}

/** The view at a path. */
export function routeOf(path: string): Route {
  const [, wave, release] = releasePattern.exec(path) ?? [];
  if (wave && release) return { view: 'release', wave, number: Number(release) };
  if (path === contactsPath) return { view: 'contacts' };
  if (path === fieldsPath) return { view: 'fields' };
  const beside = ofClubs(path) ?? compareAt(path) ?? ofWave(path);
  if (beside) return beside;
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
