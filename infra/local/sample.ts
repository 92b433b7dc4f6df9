import type { Publisher } from '../../functions/store/publish.ts';
import { elternKita } from '../../questionnaires/all.ts';
import type { Wave } from '../../survey/wave.ts';
import { sendMadeUp } from './made-up.ts';

/** Ids of the two waves that a first start shows. */
export const openWave = 'eltern-kita-demo';
export const closedWave = 'eltern-kita-vorjahr';

const places = [
  { code: 'sonnenblume', name: 'Kita Sonnenblume (erfunden)' },
  { code: 'regenbogen', name: 'Kita Regenbogen (erfunden)' },
  { code: 'waldwichtel', name: 'Kita Waldwichtel (erfunden)' },
];

const day = 86_400_000;

const waveOf = (id: string, name: string, opens: number, closes: number): Wave => ({
  id,
  name,
  questionnaire: elternKita.questionnaire.id,
  version: elternKita.questionnaire.version,
  languages: ['de', 'en', 'tr', 'ar', 'uk'],
  opens: new Date(opens).toISOString(),
  closes: new Date(closes).toISOString(),
  places,
  k: 5,
  retentionDays: 180,
  demo: true,
});

export type SampleDeps = {
  readonly publisher: Publisher;
  readonly origin: string;
  readonly now: () => number;
  /** Closes a wave now, once its responses are in. */
  readonly close: (wave: string) => Promise<void>;
};

/** How many made-up responses each wave gets. */
const sizes = { [openWave]: 40, [closedWave]: 640 } as const;

/** Loads the sample once: one open wave, and one that closes with several hundred responses and is released. */
export async function loadSample({ publisher, origin, now, close }: SampleDeps): Promise<void> {
  const today = now();
  await publisher.questionnaire(elternKita.questionnaire, elternKita.translations);
  const isNew = await publisher.wave(waveOf(openWave, 'Demo: laufende Welle', today - day, today + 60 * day));
  const wasNew = await publisher.wave(waveOf(closedWave, 'Demo: Vorjahr', today - 400 * day, today + day));
  if (wasNew) {
    await sendMadeUp(origin, closedWave, sizes[closedWave], 2026);
    await close(closedWave);
  }
  if (isNew) await sendMadeUp(origin, openWave, sizes[openWave], 7);
}
