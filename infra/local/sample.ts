import type { Publisher } from '../../functions/store/publish.ts';
import { elternKita, musterbogen, type Ready } from '../../questionnaires/all.ts';
import type { Wave } from '../../survey/wave.ts';
import { sendMadeUp } from './made-up.ts';

/** Ids of the three waves that a first start shows. */
export const openWave = 'eltern-kita-demo';
export const sampleWave = 'musterbogen-demo';
export const closedWave = 'eltern-kita-vorjahr';

const places = [
  { code: 'sonnenblume', name: 'Kita Sonnenblume (erfunden)' },
  { code: 'regenbogen', name: 'Kita Regenbogen (erfunden)' },
  { code: 'waldwichtel', name: 'Kita Waldwichtel (erfunden)' },
];

const day = 86_400_000;

const waveOf = ({ questionnaire }: Ready, id: string, name: string, opens: number, closes: number): Wave => ({
  id,
  name,
  questionnaire: questionnaire.id,
  version: questionnaire.version,
  languages: questionnaire.languages,
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
const sizes = { [openWave]: 40, [sampleWave]: 25, [closedWave]: 640 } as const;

/** Loads the sample once: one open wave, and one that closes with several hundred responses and is released. */
export async function loadSample({ publisher, origin, now, close }: SampleDeps): Promise<void> {
  const today = now();
  for (const { questionnaire, translations, media } of [elternKita, musterbogen])
    await publisher.questionnaire(questionnaire, translations, media);
  const [soon, later] = [today + day, today + 60 * day];
  const isNew = await publisher.wave(waveOf(elternKita, openWave, 'Demo: laufende Welle', today - day, later));
  const isSample = await publisher.wave(waveOf(musterbogen, sampleWave, 'Demo: Musterbogen', today - day, later));
  const wasNew = await publisher.wave(waveOf(elternKita, closedWave, 'Demo: Vorjahr', today - 400 * day, soon));
  if (wasNew) {
    await sendMadeUp(origin, closedWave, sizes[closedWave], 2026);
    await close(closedWave);
  }
  if (isSample) await sendMadeUp(origin, sampleWave, sizes[sampleWave], 11);
  if (isNew) await sendMadeUp(origin, openWave, sizes[openWave], 7);
}
