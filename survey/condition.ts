import { type Answers, codesOf, isMissing } from './answer.ts';

/** When something is asked, as data, so that browser, server and style sheet read the same rule. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** The item's answer is, or includes, one of the codes. */
  | { readonly item: string; readonly in: readonly string[] }
  /** The scale's answer lies between these steps, both included. */
  | { readonly item: string; readonly from: number; readonly to: number }
  /** The item has a substantive answer. */
  | { readonly item: string; readonly answered: true };

/**
 * Whether a condition holds for the answers so far. An answer that is missing is in no code list, so
 *
 * | answer of x | x in [a] | not (x in [a]) | x answered |
 * |---|---|---|---|
 * | a           | true     | false          | true       |
 * | b           | false    | true           | true       |
 * | missing     | false    | true           | false      |
 */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const value = answers[condition.item];
  if ('answered' in condition) return value !== undefined && !isMissing(value);
  if ('from' in condition) return typeof value === 'number' && value >= condition.from && value <= condition.to;
  return codesOf(value).some((code) => condition.in.includes(code));
}

/** Ids of the items a condition looks at, each once. */
export function mentionedItems(condition: Condition): readonly string[] {
  if ('all' in condition) return [...new Set(condition.all.flatMap(mentionedItems))];
  if ('any' in condition) return [...new Set(condition.any.flatMap(mentionedItems))];
  if ('not' in condition) return mentionedItems(condition.not);
  return [condition.item];
}
