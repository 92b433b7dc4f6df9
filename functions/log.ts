/** Every line has a name, and only these fields: no answer, address, user agent or code can be put into one. */
export type LogEvent =
  | { readonly event: 'internal_error'; readonly correlation: string; readonly name: string; readonly stack?: string }
  | { readonly event: 'fold_conflict'; readonly attempt: number }
  | { readonly event: 'fold_gap'; readonly sequence: string }
  | { readonly event: 'record_quarantined'; readonly sequence: string; readonly reason: string }
  | { readonly event: 'wave_released'; readonly wave: string; readonly number: number; readonly withheld: number }
  | { readonly event: 'audit_failed'; readonly wave: string; readonly tables: readonly string[] }
  | { readonly event: 'interim_released'; readonly wave: string }
  | { readonly event: 'release_held'; readonly wave: string; readonly number: number; readonly reason: string }
  | { readonly event: 'mail_failed'; readonly wave: string; readonly name: string }
  | { readonly event: 'release_failed'; readonly wave: string; readonly name: string };

export type Log = (event: LogEvent) => void;

/** One JSON object a line, as CloudWatch reads it. */
export const logTo =
  (write: (line: string) => void): Log =>
  (event) =>
    write(`${JSON.stringify(event)}\n`);

/** The name of a thrown thing; its message could hold what a person wrote. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Where an error was thrown, without its message. */
export const stackOf = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .join('\n')
    : '';
