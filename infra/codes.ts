import { stringify } from 'csv-stringify/sync';
import { openCatalogue } from '../functions/store/catalogue.ts';
import { openCodes } from '../functions/store/codes.ts';
import { accessCodeOf, accessLength } from '../survey/access.ts';
import { formatCode } from '../survey/id.ts';
import { ChoreError, type Chores } from './chores.ts';

/** Codes to make: how many, for which wave, and for which of its places where they are handed out at one. */
export type CodeOrder = {
  readonly wave: string;
  readonly count: number;
  readonly place?: string;
  /** Where the form is: the addresses in letters begin with it. */
  readonly origin: string;
  /** So many random bytes. */
  readonly chance: (bytes: number) => Uint8Array;
};

/** Codes that are written at the same time. */
const atOnce = 25;

/** Most codes of one order: what is printed for a county in one run. */
const mostCodes = 100_000;

async function checkOrder({ wave: id, count, place }: CodeOrder, { dynamo, tables }: Chores): Promise<void> {
  const listed = await openCatalogue(dynamo, tables.Catalogue).wave(id);
  if (!listed) throw new ChoreError(`there is no wave "${id}"; "waves" lists them`);
  if (listed.wave.access !== 'code') throw new ChoreError(`the wave "${id}" is open to all: it takes no codes`);
  if (place !== undefined && !listed.wave.places.some(({ code }) => code === place))
    throw new ChoreError(`the wave "${id}" has no place "${place}"`);
  if (count < 1 || count > mostCodes) throw new ChoreError(`--count is between 1 and ${mostCodes}`);
}

/**
 * Makes access codes and stores their hashes. Gives CSV with `code`, `address` and `place`: the only copy there ever is.
 * Throws `ChoreError` where the wave does not want codes.
 */
export async function makeCodes(order: CodeOrder, chores: Chores): Promise<string> {
  await checkOrder(order, chores);
  const { wave, count, place, origin, chance } = order;
  const codes = openCodes(chores.dynamo, chores.tables.Catalogue);
  const made: string[] = [];
  while (made.length < count) {
    const fresh = Array.from({ length: Math.min(atOnce, count - made.length) }, () =>
      accessCodeOf(chance(accessLength)),
    );
    const added = await Promise.all(fresh.map((code) => codes.add(wave, code, place)));
    made.push(...fresh.filter((_, index) => added[index]));
  }
  const at = place === undefined ? '' : `&at=${place}`;
  const rows = made.map(formatCode).map((code) => [code, `${origin}/s/${wave}?code=${code}${at}`, place ?? '']);
  return stringify([['code', 'address', 'place'], ...rows]);
}
