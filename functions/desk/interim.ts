import type { Hono } from 'hono/tiny';
import { leastInterim } from '../../survey/disclosure/interim.ts';
import { phaseOf, type Wave } from '../../survey/wave.ts';
import { Problem } from '../problem.ts';
import type { AuditEntry } from '../store/waves.ts';
import { auditor, type Desk, type DeskDeps } from './deps.ts';
import { cardOf, interimWorded, viewOf } from './view.ts';

/** A wave with what is asked of it, stored. Throws `unknown_wave`, or `wave_changed` where somebody was faster. */
async function ask(deps: DeskDeps, entry: AuditEntry, change: (wave: Wave) => Promise<Partial<Wave>>): Promise<void> {
  const from = await deps.waves.read(entry.wave);
  if (!from) throw new Problem('unknown_wave', 'there is no such wave');
  const to = { ...from.wave, ...(await change(from.wave)) };
  if (!(await deps.waves.change(from, to, entry))) throw new Problem('wave_changed', 'somebody has just changed it');
}

/** An interim release is asked for once, of an open wave that enough have answered. */
async function interimOf(wave: Wave, deps: DeskDeps): Promise<Partial<Wave>> {
  const phase = phaseOf(wave, deps.now());
  if (phase === 'planned') throw new Problem('wave_planned', 'the wave has not opened yet');
  if (phase === 'closed') throw new Problem('wave_closed', 'the wave is closed already');
  if (wave.interim) throw new Problem('interim_asked', 'a wave has one interim release');
  const total = (await deps.releases.participation(wave.id))?.total ?? 0;
  if (total < leastInterim) throw new Problem('interim_early', `an interim release needs ${leastInterim} responses`);
  return { interim: true };
}

/** Asking for an interim release and for a corrected one, and reading the first. Release makes both, or waits. */
export function addInterim(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  const card = async (id: string) => {
    const listed = await deps.catalogue.wave(id);
    if (!listed) throw new Problem('unknown_wave', 'there is no such wave');
    return cardOf(listed, deps);
  };
  const path = '/api/desk/waves/:wave';
  app.post(`${path}/interim`, async (c) => {
    const entry = entryOf(c.env.claims, { wave: c.req.param('wave'), action: 'ask_interim' });
    await ask(deps, entry, (wave) => interimOf(wave, deps));
    return c.json(await card(entry.wave));
  });
  app.post(`${path}/correct`, async (c) => {
    const entry = entryOf(c.env.claims, { wave: c.req.param('wave'), action: 'ask_correction' });
    const released = (await deps.catalogue.wave(entry.wave))?.released;
    if (released === undefined) throw new Problem('no_release', 'there is nothing to correct yet');
    await ask(deps, entry, async () => ({ correct: released + 1 }));
    return c.json(await card(entry.wave));
  });
  app.get(`${path}/interim`, async (c) => c.json(await viewOf(await interimWorded(deps, c.req.param('wave')), deps)));
}
