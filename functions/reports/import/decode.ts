import { type Finding, finding } from '../../../survey/clubs/finding.ts';

/** A file's text, or the lines that no encoding of ours can read. */
type Decoded = { readonly text: string; readonly findings: readonly Finding[] };

const strict = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Bytes that Windows-1252 gives no character; Node's decoder takes them for control characters. */
const undefinedIn1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** A line as UTF-8, else as Windows-1252; undefined where it is neither. */
const lineOf = (bytes: Uint8Array): string | undefined =>
  strict('utf-8', bytes) ??
  (bytes.some((byte) => undefinedIn1252.has(byte)) ? undefined : new TextDecoder('windows-1252').decode(bytes));

function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return [...lines, bytes.subarray(from)];
}

/**
 * The text in a file (rule V16): UTF-8 with or without a byte order mark, UTF-16 with one ("Unicode text" of
 * spreadsheets), else line by line UTF-8 or Windows-1252. A line that is neither is left out and named.
 */
export function decode(bytes: Uint8Array): Decoded {
  const [first = 0, second = 0] = bytes;
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const whole = strict(wide, bytes);
  if (whole !== undefined) return { text: whole, findings: [] };
  const read = linesOf(bytes).map(lineOf);
  return {
    text: read.map((line) => line ?? '').join('\n'),
    findings: read.flatMap((line, index) =>
      line === undefined ? [finding('V16', 'file', {}, { line: index + 1 })] : [],
    ),
  };
}
