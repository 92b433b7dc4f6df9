/**
 * p of the p% rule for each wave, from a setting like `10` or `10 sport-2027=15`: the house's, then single waves'. Throws
 * where one is no whole number from 1 to 100.
 */
export function readDominance(setting: string): (wave: string) => number {
  const [house = '', ...waves] = setting.trim().split(/\s+/);
  const own = new Map(waves.map((one) => [one.slice(0, one.indexOf('=')), percentIn(one.slice(one.indexOf('=') + 1))]));
  const all = percentIn(house);
  return (wave) => own.get(wave) ?? all;
}

function percentIn(text: string): number {
  const percent = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (percent < 1 || percent > 100)
    throw new RangeError('the setting for dominance is "10" or "10 wave=15", from 1 to 100');
  return percent;
}
