import type { Cells } from './world.ts';

type Pair = readonly [row: number, column: number];
type Ends = readonly [row: number, column: number, low: number, high: number];

/** A table, which of its cells are hidden, and what is left of them: worked out by public tools, not by ours. */
export type Vector = {
  readonly name: string;
  /** Where the table and its intervals come from. */
  readonly source: string;
  readonly counts: Cells;
  readonly hidden: readonly Pair[];
  readonly intervals: readonly Ends[];
  /** Whether every small hidden cell keeps every value from 0 to k + c. */
  readonly isSafe: boolean;
};

const oracles = 'made for this project; intervals by SciPy linprog, patterns by HiGHS and glpsol';

const single: Cells = [
  [20, 14, 31, 18],
  [12, 2, 25, 40],
  [33, 21, 17, 15],
  [16, 28, 19, 22],
];
const column: Cells = [
  [20, 50, 10, 2],
  [8, 19, 22, 11],
  [17, 32, 12, 4],
];
const block: Cells = [
  [1, 2, 15, 22],
  [2, 1, 30, 12],
  [25, 18, 14, 16],
  [13, 27, 20, 19],
];
const full: Cells = [
  [24, 0, 0],
  [13, 20, 12],
  [18, 16, 25],
  [11, 14, 30],
];

/** Tables of counts with published totals, k = 5 and c = 1. */
export const vectors: readonly Vector[] = [
  {
    name: 'Geurts 1992, table 10: two hidden rows of two',
    source: 'Handbook on SDC, 2nd edition, 4.2.2 example 3: cell (0,0) is in [3,6]',
    counts: [
      [5, 2],
      [1, 2],
      [3, 3],
    ],
    hidden: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    intervals: [
      [0, 0, 3, 6],
      [0, 1, 1, 4],
      [1, 0, 0, 3],
      [1, 1, 0, 3],
    ],
    isSafe: false,
  },
  {
    name: 'one small cell alone is what its row leaves',
    source: oracles,
    counts: single,
    hidden: [[1, 1]],
    intervals: [[1, 1, 2, 2]],
    isSafe: false,
  },
  {
    name: 'one small cell with three others is safe',
    source: oracles,
    counts: single,
    hidden: [
      [1, 1],
      [0, 0],
      [0, 1],
      [1, 0],
    ],
    intervals: [[1, 1, 0, 14]],
    isSafe: true,
  },
  {
    name: 'two small cells of one column alone are what their rows leave',
    source: oracles,
    counts: column,
    hidden: [
      [0, 3],
      [2, 3],
    ],
    intervals: [
      [0, 3, 2, 2],
      [2, 3, 4, 4],
    ],
    isSafe: false,
  },
  {
    name: 'two small cells of one column help each other over two more',
    source: oracles,
    counts: column,
    hidden: [
      [0, 3],
      [2, 3],
      [0, 2],
      [2, 2],
    ],
    intervals: [
      [0, 3, 0, 6],
      [2, 3, 0, 6],
    ],
    isSafe: true,
  },
  {
    name: 'four small cells in a block have no single value, yet none is above 3',
    source: `${oracles}; sdcTable and GaussSuppression stop here by default`,
    counts: block,
    hidden: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    intervals: [
      [0, 0, 0, 3],
      [0, 1, 0, 3],
      [1, 0, 0, 3],
      [1, 1, 0, 3],
    ],
    isSafe: false,
  },
  {
    name: 'four small cells in a block with four others are safe',
    source: oracles,
    counts: block,
    hidden: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [0, 3],
      [1, 3],
      [3, 0],
      [3, 1],
    ],
    intervals: [
      [0, 0, 0, 6],
      [0, 1, 0, 6],
      [1, 0, 0, 6],
      [1, 1, 0, 6],
    ],
    isSafe: true,
  },
  {
    name: 'a row in which all say the same gives its zeros away',
    source: oracles,
    counts: full,
    hidden: [
      [0, 1],
      [0, 2],
    ],
    intervals: [
      [0, 1, 0, 0],
      [0, 2, 0, 0],
    ],
    isSafe: false,
  },
  {
    name: 'a row in which all say the same is hidden whole, with one more row',
    source: `${oracles}; sdcTable HYPERCUBE and GAUSS leave it disclosed`,
    counts: full,
    hidden: [
      [0, 1],
      [0, 2],
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
    ],
    intervals: [
      [0, 1, 0, 20],
      [0, 2, 0, 12],
    ],
    isSafe: true,
  },
];
