import { parentPort, workerData } from 'node:worker_threads';

/** What runs inside a function's thread: loads its bundle and answers events, as Lambda's runtime does. */
const { handler }: { handler: (event: unknown) => Promise<unknown> } = await import(workerData.bundle);

parentPort?.on('message', async ({ id, event }: { id: number; event: unknown }) => {
  try {
    parentPort?.postMessage({ id, result: await handler(event) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.name : 'Error' });
  }
});
parentPort?.postMessage({ ready: true });
