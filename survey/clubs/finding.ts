/**
 * What can be found in a report or a file, and how grave it is: an error blocks, a warning asks for a reason, an info
 * is only said. Named by the rule (V01 to V16) and what of it; F is about a file that cannot be read as it is.
 */
export const findingLevels = {
  V01_number: 'error',
  V01_blank: 'error',
  V02_sum: 'error',
  V02_empty: 'error',
  V02_small: 'warning',
  V03: 'error',
  V03_band: 'error',
  V04: 'warning',
  V05: 'info',
  V06_future: 'error',
  V06_old: 'warning',
  V07: 'error',
  V08: 'error',
  V09_unknown: 'error',
  V09_estimated: 'info',
  V10_change: 'warning',
  V10_gone: 'warning',
  V11: 'warning',
  V12_women: 'warning',
  V12_children: 'warning',
  V13_total: 'warning',
  V13_before: 'warning',
  V14_club: 'error',
  V14_again: 'error',
  V15: 'error',
  V16: 'error',
  F_size: 'error',
  F_empty: 'error',
  F_kind: 'error',
  F_old: 'error',
  F_broken: 'error',
  F_packed: 'error',
  F_rows: 'error',
  F_formula: 'error',
  F_merged: 'error',
  F_hidden: 'info',
  F_sheets: 'info',
  F_header: 'info',
  F_above: 'info',
  F_second: 'error',
  F_columns: 'error',
  F_width: 'error',
  F_association: 'error',
  F_gender: 'error',
  F_year: 'error',
  F_xml: 'error',
  F_mapping: 'error',
  F_ages: 'info',
  F_once: 'info',
  F_members: 'info',
  F_diverse: 'info',
  F_more: 'info',
} as const;

/** Names the sentence that is said. */
export type Says = keyof typeof findingLevels;
type Level = (typeof findingLevels)[Says];

/** One thing found: which rule, where in the form (item, row, column) or in the file (line, column), and its numbers. */
export type Finding = {
  readonly code: string;
  readonly says: Says;
  readonly level: Level;
  readonly item: string;
  readonly row?: string;
  readonly column?: string;
  /** Line or row of the file, counted from 1. */
  readonly line?: number;
  readonly values: Readonly<Record<string, string | number>>;
  /** Why a warning is all right, in the club's words. */
  readonly reason?: string;
};

type Place = Pick<Finding, 'row' | 'column' | 'line'>;

/** A finding with its code and its level. */
export const finding = (says: Says, item: string, values: Finding['values'] = {}, place: Place = {}): Finding => ({
  code: says.split('_', 1)[0] ?? says,
  says,
  level: findingLevels[says],
  item,
  ...place,
  values,
});

/** What a warning's reason is kept under: one reason for all that a sentence says of one item. */
export const reasonKey = ({ says, item }: Finding): string => `${says}.${item}`;

/** The findings that keep a report from being sent: errors, and warnings without a reason. */
export const blocking = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ level, reason }) => level === 'error' || (level === 'warning' && !reason?.trim()));
