import { openPublisher } from '../../functions/store/publish.ts';
import { aQuestionnaire, aWave } from '../builders.ts';
import type { World } from './world.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** Publishes the kitchen sink without its texts: an open wave `sink-26` and a closed one, `gone-26`. */
export async function publishSink({ dynamo, tables }: World): Promise<void> {
  const publisher = openPublisher(dynamo, tables.Catalogue);
  await publisher.questionnaire(aQuestionnaire(), [], new Map([['house.svg', new TextEncoder().encode(drawing)]]));
  const opens = '2026-11-01T00:00:00Z';
  await publisher.wave(aWave({ id: 'sink-26', opens, closes: '2026-12-01T00:00:00Z' }));
  await publisher.wave(aWave({ id: 'gone-26', opens, closes: '2026-11-02T00:00:00Z' }));
}
