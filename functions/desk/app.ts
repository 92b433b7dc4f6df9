import { Hono } from 'hono/tiny';
import { answerErrors, answerNotFound } from '../errors.ts';
import { closeWave } from './closing.ts';
import { addClubs } from './clubs.ts';
import { addContacts } from './contacts.ts';
import { auditor, type Desk, type DeskDeps } from './deps.ts';
import { addFigures } from './figures.ts';
import { addInterim } from './interim.ts';
import { addInvitations } from './invite.ts';
import { openPlanned, readWish } from './opening.ts';
import { addRegister } from './register.ts';
import { addReleases } from './releases.ts';
import { addReported } from './reported.ts';
import { requireStaff } from './staff.ts';
import { addTexts } from './texts.ts';
import { cardOf } from './view.ts';

/** The staff application and its API. Every number in it comes from a release or is participation. */
export function createApp(deps: DeskDeps): Hono<Desk> {
  const app = new Hono<Desk>();
  app.onError(answerErrors(deps));
  app.notFound(answerNotFound);
  app.get('/desk/*', (c) =>
    c.body(deps.page, 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': deps.policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    }),
  );
  app.use('/api/desk/*', async (c, next) => {
    requireStaff(c.env.claims);
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
  });
  addWaves(app, deps);
  addReleases(app, deps);
  addInterim(app, deps);
  addTexts(app, deps);
  addContacts(app, deps);
  addRegister(app, deps);
  addInvitations(app, deps);
  addClubs(app, deps);
  addFigures(app, deps);
  addReported(app, deps);
  return app;
}

function addWaves(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  app.get('/api/desk/waves', async (c) => {
    const listed = (await deps.catalogue.waves()).filter(({ wave }) => !wave.invited);
    return c.json(await Promise.all(listed.map((wave) => cardOf(wave, deps))));
  });
  app.post('/api/desk/waves/:wave/close', async (c) => {
    const entry = entryOf(c.env.claims, { wave: c.req.param('wave'), action: 'close_wave' });
    const wave = await closeWave(deps.waves, entry);
    return c.json(await cardOf({ wave }, deps));
  });
  app.post('/api/desk/waves/:wave/open', async (c) => {
    const entry = entryOf(c.env.claims, { wave: c.req.param('wave'), action: 'open_wave' });
    const wave = await openPlanned(deps.waves, await readWish(c.req.raw), entry);
    return c.json(await cardOf({ wave }, deps));
  });
}
