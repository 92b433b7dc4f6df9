import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import type { Told } from './serve.ts';

export type Sent = { readonly id: string; readonly body: unknown };

/** Starts the system or its floor in a process of its own. */
export async function startProcess(kind: 'system' | 'floor') {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [kind], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const told = async (): Promise<Told> => {
    const [message]: Told[] = await once(child, 'message', { signal: AbortSignal.timeout(30_000) });
    if (!message) throw new Error('the process said nothing');
    return message;
  };
  const first = await told();
  if (!('origin' in first)) throw new Error('the process did not say where it is');
  return {
    ...first,
    async cpu(): Promise<number> {
      child.send('cpu');
      const answer = await told();
      return 'cpu' in answer ? answer.cpu : 0;
    },
    async stop(): Promise<void> {
      const ended = once(child, 'exit');
      child.disconnect();
      await Promise.race([ended, new Promise((done) => setTimeout(done, 5000).unref())]);
      child.kill('SIGKILL');
    },
  };
}

const put = (url: string, body: string, agent: Agent): Promise<number> =>
  new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'PUT', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => done(response.statusCode ?? 0));
    });
    sent.on('error', fail);
    sent.end(body);
  });

/** Sends responses over 16 connections that stay open. Gives the seconds. Throws where one is not created. */
export async function sendAll(origin: string, wave: string, responses: readonly Sent[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const left = responses.values();
  const start = performance.now();
  const worker = async (): Promise<void> => {
    for (const { id, body } of left) {
      const status = await put(`${origin}/api/waves/${wave}/responses/${id}`, JSON.stringify(body), agent);
      if (status !== 201) throw new Error(`a response was answered with ${status}`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  agent.destroy();
  return (performance.now() - start) / 1000;
}
