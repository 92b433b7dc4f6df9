import { Hono } from 'hono/tiny';
import { phaseOf } from '../../survey/wave.ts';
import { largeQuery } from '../../web/form/mode.ts';
import { messagePage } from '../../web/form/pages.tsx';
import { type Kit, type PrintAssets, type SheetName, sheetNames } from '../../web/print/kit.ts';
import { letterSheet } from '../../web/print/letter.tsx';
import { messageSheet } from '../../web/print/message.tsx';
import { paperSheet } from '../../web/print/paper.tsx';
import { posterSheet } from '../../web/print/poster.tsx';
import type { Loader } from './load.ts';
import { neverCached, reply } from './reply.ts';

export type PrintDeps = {
  readonly loader: Loader;
  readonly now: () => number;
  readonly print: PrintAssets;
  /** Where people reach the forms (`https://host`); empty where a request's own address is the best that is known. */
  readonly origin: string;
};

const sheets = { poster: posterSheet, letter: letterSheet, message: messageSheet, paper: paperSheet } as const;

/** What a sheet is made from. The place of the link is kept only if the wave knows it, as the form does. */
async function kitOf(request: Request, wave: string, language: string, deps: PrintDeps): Promise<Kit> {
  const url = new URL(request.url);
  const found = await deps.loader.wave(wave);
  const place = found.places.find(({ code }) => code === url.searchParams.get('at'));
  const parts = [...(place ? [`at=${place.code}`] : []), ...(url.searchParams.has(largeQuery) ? [largeQuery] : [])];
  const query = parts.length > 0 ? `?${parts.join('&')}` : '';
  const view = await deps.loader.view(found, language, query);
  const address = `${deps.origin || url.origin}/s/${found.id}/${language}${query}`;
  const { unit, county } = view.assets.house.publisher;
  return { view, assets: deps.print, publisher: `${unit} ${county}`, address, place, now: deps.now() };
}

/** Sheets to print and pass on, before a wave opens and while it is open; afterwards they lead nowhere. */
export function printRoutes(deps: PrintDeps): Hono {
  const app = new Hono();
  const serve = (name: SheetName) =>
    app.get(`/s/:wave/:language/${name}`, async (c) => {
      const kit = await kitOf(c.req.raw, c.req.param('wave') ?? '', c.req.param('language') ?? '', deps);
      if (phaseOf(kit.view.wave, kit.now) === 'closed') return reply(messagePage(kit.view, 'closed'), 410, neverCached);
      return reply(sheets[name](kit), 200, neverCached);
    });
  for (const name of sheetNames) serve(name);
  return app;
}
