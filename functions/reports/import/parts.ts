import { maxParts, maxUnpacked } from './limits.ts';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endSize = 22;
const entrySize = 46;
/** Longest comment behind the end of the directory. */
const maxComment = 65_535;

/**
 * What the directory of a ZIP file says that its parts unpack to (APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16). `too_large`
 * also where it hides a size, or has parts of more than 4 GB; `broken` where it is none. The reader behind this
 * unpacks no part beyond the size given here, so that a directory that lies unpacks no more than it says.
 */
export function unpackedSize(bytes: Uint8Array): 'fine' | 'too_large' | 'broken' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - endSize;
  const first = Math.max(0, end - maxComment);
  while (end >= first && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < first) return 'broken';
  const count = view.getUint16(end + 10, true);
  if (count > maxParts) return 'too_large';
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let part = 0; part < count; part += 1) {
    if (at + entrySize > bytes.length || view.getUint32(at, true) !== entryMark) return 'broken';
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    total += unpacked;
    if ((unpacked === 0 && packed > 2) || total > maxUnpacked) return 'too_large';
    at += entrySize + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return 'fine';
}
