import type { Cells } from './world.ts';

/** Marital status by sex, and the same pooled to rows of ten (Handbook on SDC, 2nd edition, 5.2). */
export const pooling = {
  counts: [
    [38, 17],
    [7, 4],
    [3, 1],
  ],
  rows: [[0], [1, 2]],
  pooled: [
    [38, 17],
    [10, 5],
  ],
};

/** Marital status by hours of work: all six who are married work full time (Handbook on SDC, 2nd edition, 5.2). */
export const groupDisclosure: Cells = [
  [6, 0],
  [5, 1],
  [2, 2],
];

/** County 0, its towns 1 and 2, and their facilities 3 to 7 with three answers each; one cell is small. Made for this project. */
export const hierarchy = {
  towns: [
    [3, 4, 5],
    [6, 7],
  ],
  leaves: new Map([
    [3, [22, 10, 8]],
    [4, [17, 3, 14]],
    [5, [9, 12, 19]],
    [6, [14, 21, 6]],
    [7, [16, 8, 11]],
  ]),
  small: [4, 1] as const,
  fewest: 3,
};

/** Members of clubs by town and sport; cell (0,0) is dominated by one club (Handbook on SDC, 2nd edition, 4.2.1, examples 2 and 4). */
export const magnitude = {
  totals: [
    [330, 255, 280],
    [335, 110, 182],
    [413, 200, 220],
  ],
  /** Three secondaries make the level of 20 that p = 10 % asks for. */
  hidden: [
    [0, 0],
    [0, 1],
    [2, 0],
    [2, 1],
  ] as const,
  intervals: [
    [0, 0, 130, 585],
    [0, 1, 0, 455],
    [2, 0, 158, 613],
    [2, 1, 0, 455],
  ],
  atLeast: 350,
  atMost: 310,
};

/** Two clubs that are alone in their cells of one row protect each other against outsiders only. Made for this project. */
export const singletons = {
  totals: [
    [40, 55, 185],
    [109, 166, 87],
    [218, 132, 235],
  ],
  hidden: [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const,
  outsider: [
    [0, 0, 0, 95],
    [0, 1, 0, 95],
    [1, 0, 54, 149],
    [1, 1, 126, 221],
  ],
  own: 40,
  other: 55,
};

/** Ratings 1 to 5 beside a mean: the mean is one more equation. Solutions by enumeration. */
export const means = [
  { published: [null, null, 6, 7, 8], people: 25, mean: 3.7, decimals: 1, solutions: 2, high: [2, 3] },
  { published: [null, 9, 8, 12, null], people: 32, mean: 3.16, decimals: 2, solutions: 1, high: [1, 2] },
];

/** One hidden cell is below 5 and three protect it: what two different marks, or zeros that are always shown, add. SciPy. */
export const marks = {
  counts: [
    [1, 5, 20],
    [12, 18, 30],
    [14, 12, 25],
  ],
  hidden: [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const,
  small: [0, 0] as const,
  oneMark: [
    [0, 0, 0, 6],
    [0, 1, 0, 6],
    [1, 0, 7, 13],
    [1, 1, 17, 23],
  ],
  twoMarks: [
    [0, 0, 0, 1],
    [0, 1, 5, 6],
    [1, 0, 12, 13],
    [1, 1, 17, 18],
  ],
  twoMarksAndZeros: [
    [0, 0, 1, 1],
    [0, 1, 5, 5],
    [1, 0, 12, 12],
    [1, 1, 18, 18],
  ],
};
