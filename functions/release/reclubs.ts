import type { Verdict } from '../../survey/release.ts';
import { dayOf, type Wave } from '../../survey/wave.ts';
import { auditClubs } from '../audit/clubs.ts';
import { comparesBadly } from '../audit/pairs.ts';
import { TamperedError } from '../store/releases.ts';
import { type ClubDeps, ruleOf } from './clubs.ts';
import { earlierClubs } from './corrected.ts';

/** Every club is played: there is time for it now. */
const insiders = Number.POSITIVE_INFINITY;

type Found = Pick<Verdict, 'ok' | 'checked'> & { readonly tables: readonly string[] };

/** Attacks a stored release as its readers and its clubs have it, by itself and beside each one before. */
async function attack(wave: Wave, number: number, deps: ClubDeps): Promise<Found> {
  const rule = ruleOf(wave, deps);
  const now = await earlierClubs(wave, number, deps);
  const { broken, checked } = await auditClubs(now.tables, now.given, rule, insiders);
  const found = new Set(broken);
  for (let one = 1; one < number; one += 1) {
    const { editions } = await earlierClubs(wave, one, deps);
    for (const [id, edition] of now.editions) {
      const before = editions.get(id);
      if (before && (await comparesBadly(before, edition, rule))) found.add(id);
    }
  }
  return { ok: found.size === 0, checked, tables: [...found] };
}

/** Attacks a stored release of clubs' figures once more. What is found stands beside it, and an alarm tells. */
export async function recheckClubs(wave: Wave, number: number, deps: ClubDeps): Promise<void> {
  const { ok, checked, tables } = await attack(wave, number, deps).catch((error: unknown): Found => {
    if (error instanceof TamperedError) return { ok: false, checked: 0, tables: [] };
    throw error;
  });
  if (!ok) deps.log({ event: 'audit_failed', wave: wave.id, tables });
  await deps.releases.judge(wave.id, number, { ok, checked, left: 0, day: dayOf(deps.now()) });
}
