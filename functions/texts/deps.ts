import { auditor } from '../desk/deps.ts';
import type { Claims } from '../gateway.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import type { ResponseReader } from '../store/reading.ts';
import type { RoomStore } from '../store/room.ts';
import type { TextReader, TextWriter } from '../store/texts.ts';
import type { TextEntry } from '../store/waves.ts';

export type TextsDeps = {
  readonly catalogue: CatalogueStore;
  readonly responses: ResponseReader;
  readonly room: RoomStore;
  readonly published: TextReader & TextWriter;
  readonly audit: (entry: TextEntry) => Promise<void>;
  /** A fresh secret of 256 bits of chance. */
  readonly newSecret: () => string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
};

/** Number of a wave's text release: there is one, made when everything is decided. */
export const onlyNumber = 1;

/** The audit entry of what somebody does in a wave's room. */
export const entryOf =
  (deps: TextsDeps) =>
  (claims: Claims | undefined, wave: string, entry: Omit<TextEntry, 'id' | 'at' | 'by' | 'wave'>): TextEntry =>
    auditor(deps)(claims, { wave, ...entry });

/**
 * A wave whose tables are released: then every response that was accepted is in the store and none can come. Throws
 * `unknown_wave`, or `wave_open` before that.
 */
export async function releasedWave(id: string, { catalogue }: TextsDeps) {
  const listed = await catalogue.wave(id);
  if (!listed) throw new Problem('unknown_wave', 'there is no such wave');
  if (listed.released === undefined) throw new Problem('wave_open', 'texts are read after the wave has been released');
  const { wave } = listed;
  const questionnaire = await catalogue.questionnaire(wave.questionnaire, wave.version);
  if (!questionnaire) throw new RangeError(`wave ${id}: its questionnaire version is not there`);
  return { wave, questionnaire };
}
