import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { findLanguage, negotiateLanguage } from '../../survey/language.ts';
import type { Assets } from '../../web/form/view.ts';
import { accessibilityPage } from '../../web/info/accessibility.tsx';
import { type InfoPage, waveParameter } from '../../web/info/address.ts';
import { contactPage } from '../../web/info/contact.tsx';
import { imprintPage } from '../../web/info/imprint.tsx';
import type { InfoView } from '../../web/info/page.tsx';
import { privacyPage } from '../../web/info/privacy.tsx';
import { simplePage } from '../../web/info/simple.tsx';
import { spoken } from '../../web/words/spoken.ts';
import { Problem } from '../problem.ts';
import type { ReadWords } from '../words.ts';
import { readForm } from './body.ts';
import { type ContactDeps, takeContact, typedIn } from './contact.ts';
import type { Loader } from './load.ts';
import { cachedForm, reply } from './reply.ts';

export type InfoDeps = ContactDeps & {
  readonly loader: Loader;
  readonly words: ReadWords;
  readonly legal: ReadWords;
  readonly assets: Assets;
};

const pages: Readonly<Record<InfoPage, (view: InfoView) => ReturnType<typeof privacyPage>>> = {
  privacy: privacyPage,
  accessibility: accessibilityPage,
  contact: (view) => contactPage(view, typedIn({}), []),
  imprint: imprintPage,
  simple: simplePage,
};

/** The wave a reader comes from, with its languages; nothing for one that is unknown: the page holds without it. */
async function originOf(id: string | undefined, language: string, { loader }: InfoDeps) {
  if (!id) return undefined;
  try {
    const wave = await loader.wave(id);
    const titleLanguage = negotiateLanguage(language, wave.languages);
    const { wording, questionnaire } = await loader.view(wave, titleLanguage, '');
    const said = (key: string): string => wording.say(key).text;
    return {
      ...{ id, titleLanguage, title: said('title'), intro: said('intro') },
      ...(questionnaire.about ? { notice: said('notice') } : {}),
      ...{ retentionDays: wave.retentionDays, languages: wave.languages },
    };
  } catch (error) {
    if (error instanceof Problem && error.code === 'unknown_wave') return undefined;
    throw error;
  }
}

async function viewOf(language: string, id: string | undefined, deps: InfoDeps): Promise<InfoView> {
  if (!findLanguage(language)) throw new Problem('unknown_language', 'the language is not in the registry');
  const [legal, words, origin] = await Promise.all([
    deps.legal(language),
    deps.words(language),
    originOf(id, language, deps),
  ]);
  return {
    ...{ language, legal, words, assets: deps.assets },
    languages: origin?.languages ?? spoken,
    ...(origin ? { wave: origin } : {}),
  };
}

/** Pages about the site: privacy, accessibility, contact, imprint, and Leichte Sprache. */
export function infoRoutes(deps: InfoDeps): Hono {
  const app = new Hono();
  const viewIn = (c: Context): Promise<InfoView> =>
    viewOf(c.req.param('language') ?? '', c.req.query(waveParameter), deps);
  for (const [page, render] of Object.entries(pages))
    app.get(`/:language/${page}`, async (c) => reply(render(await viewIn(c)), 200, cachedForm));
  app.post('/:language/contact', async (c) => takeContact(await viewIn(c), await readForm(c.req.raw), deps));
  return app;
}
