/** A secret number of 32 bits for a text; node code gives HMAC-SHA-256. */
export type Keyed = (text: string) => number;

/** What a table, its rows and its columns are called, and the secret that breaks ties in it. */
export type Names = {
  readonly table: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly keyed: Keyed;
};

/** What it costs to hide each cell, for each of several searches. */
export type Costs = (seed: number) => Float64Array;

/** Spreads 32 bits (the end of MurmurHash3, Appleby 2011). */
function spread(bits: number): number {
  const a = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b ^ (b >>> 16)) >>> 0;
}

/** Costs from 1 to 2 by the secret numbers of a cell's row and column: never by its value, nor by its place in the table. */
export function costsOf({ table, rows, columns, keyed }: Names): Costs {
  const numbers = (kind: string, codes: readonly string[]): readonly number[] =>
    codes.map((code) => keyed(JSON.stringify([table, kind, code])));
  const [across, down] = [numbers('row', rows), numbers('column', columns)];
  return (seed) =>
    Float64Array.from(
      across.flatMap((row) =>
        down.map((column) => 1 + spread(spread(row + Math.imul(seed + 1, 0x9e3779b1)) ^ column) / 2 ** 32),
      ),
    );
}
