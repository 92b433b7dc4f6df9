import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono/tiny';
import * as z from 'zod/mini';
import { findLanguage } from '../../survey/language.ts';
import type { Assets } from '../../web/form/view.ts';
import type { House } from '../../web/house.ts';
import { Problem } from '../problem.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import type { ReadWords } from '../words.ts';
import { wordsForMore } from './spoken.ts';

/** Scripts that are addresses of their own, by path. */
export type Files = ReadonlyMap<string, string>;

/** The form's style sheet and scripts as they are built: `more` and `worker` are loaded by their addresses. */
const built = z.strictObject({
  style: z.string(),
  rare: z.string(),
  early: z.string(),
  lean: z.string(),
  full: z.string(),
  kiosk: z.string(),
  more: z.string(),
  worker: z.string(),
});

export type BuiltForm = z.infer<typeof built>;

/** Reads the built form. Throws where the file is not what `infra/build.ts` writes. */
export const readForm = (file: string): BuiltForm => built.parse(JSON.parse(readFileSync(file, 'utf8')));

/** What the pages hold and what stands beside them; a file's name changes with its text. */
export function formParts(
  { worker, ...form }: BuiltForm,
  house: House,
): { readonly assets: Assets; readonly files: Files } {
  const more = `/f/${createHash('sha256').update(form.more).digest('hex').slice(0, 12)}.js`;
  return {
    assets: { ...form, more, house },
    files: new Map([
      [more, form.more],
      ['/sw.js', worker],
    ]),
  };
}

const types: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
};

const forGood = 'public, max-age=31536000, immutable';
/** A service worker is looked at anew each time the browser asks (Service Workers, 7.1 Update). */
const lookedAtAnew = 'no-cache';

const name = /^[a-z0-9][a-z0-9-]{0,39}\.([a-z0-9]{3})$/;

type FileDeps = { readonly catalogue: CatalogueStore; readonly files: Files; readonly words: ReadWords };

/** Pictures and recordings of questionnaire versions, and the scripts that are loaded only when they are needed. */
export function fileRoutes({ catalogue, files, words }: FileDeps): Hono {
  const app = new Hono();
  const script = (path: string, cache: string): Response => {
    const text = files.get(path);
    if (text === undefined) throw new Problem('not_found', 'there is no such file');
    return new Response(text, {
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': cache,
        'x-content-type-options': 'nosniff',
      },
    });
  };
  app.get('/sw.js', () => script('/sw.js', lookedAtAnew));
  app.get('/f/:file', async (c) => {
    const tag = /^(.+)\.json$/.exec(c.req.param('file'))?.[1];
    if (tag === undefined) return script(c.req.path, forGood);
    if (!findLanguage(tag)) throw new Problem('unknown_language', 'there are no words of this language');
    return c.json(wordsForMore(await words(tag)), 200, {
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    });
  });
  app.get('/m/:questionnaire/:version/:name', async (c) => {
    const { questionnaire, version, name: asked } = c.req.param();
    const type = types[name.exec(asked)?.[1] ?? ''];
    const isKey = /^[a-z][a-z0-9-]{0,47}$/.test(questionnaire) && /^\d{1,6}$/.test(version);
    const bytes = type && isKey ? await catalogue.medium(questionnaire, Number(version), asked) : undefined;
    if (!type || !bytes) throw new Problem('not_found', 'there is no such file');
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'cache-control': forGood,
        'x-content-type-options': 'nosniff',
        // A drawing opened by itself must not run anything.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      },
    });
  });
  return app;
}
