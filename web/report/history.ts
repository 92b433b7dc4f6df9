import { type Answers, isMissing, type Value } from '../../survey/answer.ts';
import type { Report } from '../../survey/organisation.ts';

/** A cell that differs between two versions. */
export type Difference = { readonly field: string; readonly before?: Value; readonly now?: Value };

/** A version with what changed since the one before it. */
export type Step = Pick<Report, 'number' | 'role' | 'day' | 'reasons'> & { readonly changes: readonly Difference[] };

/** What was not asked and what was left blank are no answers: neither is the other's correction. */
const said = (value: Value | undefined): string =>
  value === undefined || (isMissing(value) && value.missing.startsWith('not_')) ? '' : JSON.stringify(value);

/** Fields that differ between two sets of answers, in the order of the later one. */
export const differences = (before: Answers, now: Answers): readonly Difference[] =>
  [...new Set([...Object.keys(now), ...Object.keys(before)])].flatMap((field) => {
    const [was, is] = [before[field], now[field]];
    if (said(was) === said(is)) return [];
    return [{ field, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { now: is }) }];
  });

/** Every version with what it changed, newest first; the first one changed nothing. */
export const stepsOf = (versions: readonly Report[]): readonly Step[] =>
  versions
    .map(({ number, role, day, reasons, answers }, index) => ({
      ...{ number, role, day, reasons },
      changes: index === 0 ? [] : differences(versions[index - 1]?.answers ?? {}, answers),
    }))
    .reverse();
