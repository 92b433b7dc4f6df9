import type { Publisher } from '../../functions/store/publish.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { idLength, idOf } from '../../survey/id.ts';
import type { Wave } from '../../survey/wave.ts';

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

/** Sends made-up responses through the real API, some at a time. Throws where one is not taken. */
export async function sendMadeUp(origin: string, wave: string, count: number, seed: number): Promise<void> {
  const chance = seeded(seed);
  const bodies = Array.from({ length: count }, () => {
    const language = ['de', 'tr', 'ar', 'uk', 'en'][Math.floor(chance() * 5)] ?? 'de';
    const place = places[Math.floor(chance() * places.length)]?.code ?? '';
    const id = idOf(Uint8Array.from({ length: idLength }, () => Math.floor(chance() * 256)));
    return { id, body: { language, place, answers: madeUpFields(elternKita.questionnaire, chance) } };
  });
  for (let start = 0; start < bodies.length; start += 16)
    await Promise.all(
      bodies.slice(start, start + 16).map(async ({ id, body }) => {
        const response = await fetch(`${origin}/api/waves/${wave}/responses/${id}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        if (!response.ok)
          throw new Error(`a made-up response was refused: ${response.status} ${await response.text()}`);
      }),
    );
}

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
