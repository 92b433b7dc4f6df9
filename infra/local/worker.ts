import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** A function's bundle in a thread of its own, with its declared environment and no other. */
export type Running = {
  /** What the handler answers; who asks knows its shape and checks it. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
};

type Answer = { readonly id: number; readonly result?: unknown; readonly error?: string };

/** Starts a bundle. Resolves once it has been loaded. */
export async function startFunction(bundle: string, env: Readonly<Record<string, string>>): Promise<Running> {
  const worker = new Worker(join(import.meta.dirname, 'runtime.ts'), {
    workerData: { bundle: pathToFileURL(bundle).href },
    env,
  });
  await once(worker, 'message');
  const waiting = new Map<number, { done: (result: unknown) => void; fail: (error: Error) => void }>();
  let last = 0;
  worker.on('message', ({ id, result, error }: Answer) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.done(result);
    else call?.fail(new Error(`the function failed: ${error}`));
  });
  return {
    invoke: (event) =>
      new Promise((done, fail) => {
        last += 1;
        waiting.set(last, { done, fail });
        worker.postMessage({ id: last, event });
      }),
    async stop() {
      await worker.terminate();
    },
  };
}
