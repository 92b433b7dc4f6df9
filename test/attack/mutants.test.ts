import { expect, it } from 'vitest';
import { isCaught, mutants } from './mutants.ts';
import { utilityOf } from './optimum.ts';
import { policy } from './world.ts';

it('nothing is found where nothing is broken', async () => {
  expect(await isCaught({})).toBe(false);
});

it.each(Object.entries(mutants))('an attack sees that %s', async (_, change) => {
  expect(await isCaught(change)).toBe(true);
});

it('the product shows at least 97 of 100 cells that the best choice would', async () => {
  const { tables, shown, best, missed } = await utilityOf(1, 20, policy);
  expect(tables).toBeGreaterThan(8);
  expect(shown / best).toBeGreaterThanOrEqual(0.97);
  expect(missed).toBe(0);
});
