import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { House } from '../web/house.ts';
import { faintPairs } from './contrast.ts';

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));
const hex = z.string().check(z.regex(/^#[\da-f]{6}$/i, 'must be #rrggbb'));
const colour = z.strictObject({ light: hex, dark: hex });

const houseSchema = z.strictObject({
  publisher: z.strictObject({ unit: line, county: line }),
  address: z.array(line).check(z.minLength(1), z.maxLength(6)),
  email: z.email(),
  phone: line,
  officer: line,
  processor: line,
  logo: z.optional(
    z.strictObject({
      box: z.string().check(z.regex(/^0 0 \d+ \d+$/, 'must be "0 0 width height"')),
      path: z
        .string()
        .check(z.regex(/^[MmLlHhVvCcSsQqTtAaZz\d\s.,-]{1,1000}$/, 'must be the path data of one SVG path')),
    }),
  ),
  colours: z.strictObject({ accent: colour, onAccent: colour }),
  statement: z.iso.date(),
  research: z.optional(z.boolean()),
});

const fileOf = (path: string): string => readFileSync(path, 'utf8');

/** The file of this repository; `HOUSE` names another one at build time. */
const ownFile = join(import.meta.dirname, 'house.json');
const styleFile = join(import.meta.dirname, '../web/form/style/base.css');

/** Reads and checks the house's settings. Throws an error that names the file and every key that does not fit. */
export function readHouse(path: string = process.env['HOUSE'] || ownFile): House {
  const parsed = houseSchema.safeParse(JSON.parse(fileOf(path)));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${namesOf(issue)}: ${issue.message}`);
    throw new Error(`${path}\n${wrong.join('\n')}`);
  }
  const { logo, research, ...rest } = parsed.data;
  const house = research ? { ...rest, research } : rest;
  const faint = faintPairs(house.colours, fileOf(styleFile));
  if (faint.length > 0) throw new Error(`${path}\ncontrast below 4.5: ${faint.join(', ')}`);
  return logo ? { ...house, logo } : house;
}

/** The key an issue is about; for a key too many, that key. */
const namesOf = (issue: z.core.$ZodIssue): string =>
  [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys : [])].join('.') || 'file';
