import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * The line in which a started system says where it is; what it does meanwhile stands in its log, before that line.
 * Throws where the output ends without it.
 */
export function announced(output: Readable): Promise<string> {
  const lines = createInterface({ input: output });
  return new Promise((done, fail) => {
    lines.on('line', (line) => {
      if (line.startsWith('Vielstimmig:')) done(line);
    });
    lines.on('close', () => fail(new Error('the system ended before it said where it is')));
  });
}
