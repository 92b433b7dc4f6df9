import { phaseOf, type Wave } from '../../survey/wave.ts';
import { Problem } from '../problem.ts';
import type { AuditEntry, WaveStore } from '../store/waves.ts';

/** How often a close is tried again when somebody else changed the wave in between. */
const attempts = 3;

/**
 * Closes an open wave at `entry.at`. Throws `wave_planned` or `wave_closed` where it is not open.
 *
 * | phase   | answer         |
 * |---------|----------------|
 * | planned | `wave_planned` |
 * | open    | closed now     |
 * | closed  | `wave_closed`  |
 */
export async function closeWave(waves: WaveStore, entry: AuditEntry, left = attempts): Promise<Wave> {
  const from = await waves.read(entry.wave);
  if (!from) throw new Problem('unknown_wave', 'there is no such wave');
  const phase = phaseOf(from.wave, entry.at);
  if (phase === 'planned') throw new Problem('wave_planned', 'the wave has not opened yet');
  if (phase === 'closed') throw new Problem('wave_closed', 'the wave is closed already');
  const to = { ...from.wave, closes: new Date(entry.at).toISOString() };
  if (await waves.change(from, to, entry)) return to;
  if (left <= 1) throw new Error(`wave ${entry.wave}: it keeps changing while it is being closed`);
  return closeWave(waves, entry, left - 1);
}
