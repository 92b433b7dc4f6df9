import { unzipSync, type Zippable, zipSync } from 'fflate';

/** Bytes of a part, or its text. */
type Part = Uint8Array | string;

const encoder = new TextEncoder();

const bytesOf = (part: Part): Uint8Array => (typeof part === 'string' ? encoder.encode(part) : part);

/**
 * Parts as a ZIP file, in their order. The same parts give the same bytes on every machine: `fflate` compresses by
 * itself, while the runtime's zlib differs by version and processor. What is `stored` is not compressed.
 */
export function zipped(parts: Readonly<Record<string, Part>>, stored: ReadonlySet<string> = new Set()): Uint8Array {
  // The first time an entry can have; local time, as entries are written, so that the zone of the machine says nothing.
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const [name, part] of Object.entries(parts))
    entries[name] = [bytesOf(part), { level: stored.has(name) ? 0 : 6, mtime }];
  return zipSync(entries);
}

/** The parts of a ZIP file by name, in its order. */
export const unzipped = (file: Uint8Array): Readonly<Record<string, Uint8Array>> => unzipSync(file);
