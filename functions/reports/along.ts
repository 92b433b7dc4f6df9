import { negotiateLanguage } from '../../survey/language.ts';
import { closedPage, lostPage, mergedPage } from '../../web/report/pages.tsx';
import type { ReportPage } from '../../web/report/view.ts';
import { spoken } from '../../web/words/spoken.ts';
import { neverCached, reply } from '../collect/reply.ts';
import type { Parts } from './deps.ts';
import { pageOf, type Way, wayOf } from './way.ts';

/** What a request of somebody whose link holds is answered by. */
export type Use = (way: Way, page: ReportPage) => Response | Promise<Response>;

/** Says what is wrong with a link, in the language of the address or of the browser. */
export async function lostReply(request: Request, secret: string, lost: Parameters<typeof lostPage>[1], parts: Parts) {
  const named = new URL(request.url).pathname.split('/').findLast((part) => spoken.includes(part));
  const language = named ?? negotiateLanguage(request.headers.get('accept-language') ?? undefined, spoken);
  const [words, report] = await Promise.all([parts.words(language), parts.reportWords(language)]);
  const languages = spoken.map((tag) => ({ tag, href: `/r/${encodeURIComponent(secret.slice(0, 80))}/${tag}` }));
  const page = lostPage({ assets: parts.assets, words, report, languages }, lost);
  return reply(page, lost === 'unknown' ? 404 : 410, neverCached);
}

/** Follows the link of a request, and lets it be used where it holds. */
export async function along(request: Request, secret: string, language: string, parts: Parts, use: Use) {
  const found = await wayOf(secret, parts);
  if (!found.ok) return lostReply(request, secret, found.lost, parts);
  return use(found.way, await pageOf(found.way, language, parts));
}

/** The same, only of an organisation that is on its own, and while the report may be written; else the page that says why it may not. */
export const writing =
  (parts: Parts, use: Use): Use =>
  async (way, page) => {
    if (way.mayWrite) return use(way, page);
    const { merged } = way.organisation;
    if (merged) {
      const goal = await parts.register.find(merged.into);
      return reply(mergedPage(page, goal?.organisation.name ?? merged.into, merged.day), 410, neverCached);
    }
    const phase = way.phase === 'planned' ? 'planned' : 'closed';
    const waves = await parts.loader.waves();
    const next = waves.some(({ wave }) => wave.invited?.before === way.wave.id);
    return reply(closedPage(page, phase, next), phase === 'planned' ? 200 : 410, neverCached);
  };
