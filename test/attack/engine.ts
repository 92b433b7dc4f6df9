import { createHmac } from 'node:crypto';
import { protectAll } from '../../survey/release.ts';
import type { Protect } from './world.ts';

/** Secret numbers for ties, as a wave's key gives them. */
const keyedBy =
  (key: string) =>
  (text: string): number =>
    createHmac('sha256', key).update(text).digest().readUInt32BE(0);

/** The product's own protection, with this key for ties. */
export const engine =
  (key: string): Protect =>
  (questionnaire, counted, rules) => {
    const total = (counted[0]?.cells ?? []).flat().reduce((all, one) => all + one, 0);
    const few = total < rules.k;
    const tables = protectAll(counted, questionnaire, rules, keyedBy(key));
    return JSON.stringify({ wave: 'spring-27', number: 1, policy: rules, total: few ? null : total, tables });
  };
