import type { Publisher } from '../../functions/store/publish.ts';
import { elternKita, invitedIds, musterbogen, type Ready, readReady, readyIds } from '../../questionnaires/all.ts';
import type { Wave } from '../../survey/wave.ts';
import { sendMadeUp } from './made-up.ts';

/** Ids of the waves with made-up responses that a first start shows. */
export const openWave = 'eltern-kita-demo';
export const sampleWave = 'musterbogen-demo';
export const joiningWave = 'teilhabe-demo';
export const closedWave = 'eltern-kita-vorjahr';

const places = [
  { code: 'sonnenblume', name: 'Kita Sonnenblume (erfunden)' },
  { code: 'regenbogen', name: 'Kita Regenbogen (erfunden)' },
  { code: 'waldwichtel', name: 'Kita Waldwichtel (erfunden)' },
];

/** Places of last year's wave, each in its town: they are told apart in its results. */
const placesByTown = [
  ...[...places, { code: 'farbklecks', name: 'Kita Farbklecks (erfunden)' }].map((one) => ({ ...one, in: 'witten' })),
  { code: 'sternschnuppe', name: 'Kita Sternschnuppe (erfunden)', in: 'hattingen' },
  { code: 'loewenzahn', name: 'Kita Löwenzahn (erfunden)', in: 'hattingen' },
  { code: 'pusteblume', name: 'Kita Pusteblume (erfunden)', in: 'gevelsberg' },
  { code: 'kastanie', name: 'Kita Kastanie (erfunden)', in: 'gevelsberg' },
  { code: 'murmeltier', name: 'Kita Murmeltier (erfunden)', in: 'herdecke' },
];

const day = 86_400_000;

type Span = readonly [opens: number, closes: number];

const demoOf = (
  { questionnaire }: Ready,
  id: string,
  name: string,
  [opens, closes]: Span,
  at: Wave['places'] = places,
): Wave => ({
  id,
  name,
  questionnaire: questionnaire.id,
  version: questionnaire.version,
  languages: questionnaire.languages,
  opens: new Date(opens).toISOString(),
  closes: new Date(closes).toISOString(),
  places: at,
  k: 5,
  retentionDays: 180,
  demo: true,
});

/** A wave for staff to settle and to open: with its questionnaire's own settings, and no response made up. */
function plannedOf(ready: Ready, today: number): Wave {
  const { id, about } = ready.questionnaire;
  const title = ready.translations.find(({ language }) => language === 'de')?.texts['title'] ?? id;
  const { demo: _, ...wave } = demoOf(ready, id, title, [today + 7 * day, today + 35 * day], []);
  return { ...wave, ...about?.defaults };
}

export type SampleDeps = {
  readonly publisher: Publisher;
  readonly origin: string;
  readonly now: () => number;
  /** Closes a wave now, once its responses are in. */
  readonly close: (wave: string) => Promise<void>;
};

/** How many made-up responses each wave gets. */
const sizes = { [openWave]: 40, [sampleWave]: 25, [joiningWave]: 60, [closedWave]: 640 } as const;

/**
 * Loads the sample once: every ready questionnaire as a wave to open, three open waves with responses, and one that
 * closes with several hundred and is released.
 */
export async function loadSample({ publisher, origin, now, close }: SampleDeps): Promise<void> {
  const today = now();
  const running: Span = [today - day, today + 60 * day];
  for (const one of readyIds.map(readReady)) {
    await publisher.questionnaire(one.questionnaire, one.translations, one.media);
    if (!invitedIds.includes(one.questionnaire.id)) await publisher.wave(plannedOf(one, today));
  }
  const joining = readReady('teilhabe-sport-kultur');
  const open = [
    [openWave, 7, demoOf(elternKita, openWave, 'Demo: laufende Welle', running)],
    [sampleWave, 11, demoOf(musterbogen, sampleWave, 'Demo: Musterbogen', running)],
    [joiningWave, 13, demoOf(joining, joiningWave, 'Demo: Mitmachen', running, [])],
  ] as const;
  const fresh = [];
  for (const [id, seed, wave] of open) if (await publisher.wave(wave)) fresh.push([id, seed] as const);
  const past: Span = [today - 400 * day, today + day];
  if (await publisher.wave(demoOf(elternKita, closedWave, 'Demo: Vorjahr', past, placesByTown))) {
    await sendMadeUp(origin, closedWave, sizes[closedWave], 2026);
    await close(closedWave);
  }
  for (const [id, seed] of fresh) await sendMadeUp(origin, id, sizes[id], seed);
}
