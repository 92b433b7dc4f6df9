import { join } from 'node:path';
import { root } from '../sources.ts';
import { clubScenes } from './clubs.ts';
import { questionScenes } from './questions.ts';
import { resultScenes } from './results.ts';
import { setStage } from './stage.ts';

const scenes = [...questionScenes, ...resultScenes, ...clubScenes];

/** Pages of the guide that have pictures of their own. */
export const pictured: readonly string[] = scenes.map(([page]) => page);

export const pictures = join(root, 'docs/guide/bilder');

/** Takes the guide's pictures anew, of all pages or of the first ones only. */
export async function takePictures(folder: string, port: number, pages = scenes.length): Promise<void> {
  const stage = await setStage(folder, port);
  try {
    for (const [page, take] of scenes.slice(0, pages))
      await take(stage).catch((cause: unknown) => {
        throw new Error(`the pictures of ${page}`, { cause });
      });
  } finally {
    await stage.stop();
  }
}

if (import.meta.main) await takePictures(pictures, Number(process.env['PORT'] ?? 8080));
