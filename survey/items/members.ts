import type { Member } from '../questionnaire.ts';
import { date } from './date.ts';
import { decimal } from './decimal.ts';
import type { Kind } from './kind.ts';
import { selectMultiple } from './multiple.ts';
import { integer, scale } from './number.ts';
import { selectOne } from './one.ts';
import { text } from './text.ts';

/** The kinds of item that may also stand in a `repeat`. */
export const memberKinds: { readonly [T in Member['type']]: Kind<T> } = {
  select_one: selectOne,
  select_multiple: selectMultiple,
  scale,
  integer,
  decimal,
  date,
  text,
};
