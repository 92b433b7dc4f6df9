import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openWave } from '../../infra/local/sample.ts';
import { system } from './visit.ts';

/** The system behind a line that can be cut: Chromium's own offline mode does not reach service workers. */
export let origin: string;
let isCut = false;
let sockets: readonly Socket[] = [];

const server = createServer((socket) => {
  sockets = [...sockets.filter((other) => !other.destroyed), socket];
  socket.on('error', () => undefined);
  if (isCut) return void socket.destroy();
  const inner = connect(Number(new URL(system.origin).port), '127.0.0.1');
  inner.on('error', () => socket.destroy());
  inner.on('close', () => socket.destroy());
  socket.on('close', () => inner.destroy());
  socket.pipe(inner).pipe(socket);
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
});
beforeEach(() => {
  isCut = false;
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

/** Takes the network away from pages and service workers alike. */
export async function lose(context: BrowserContext): Promise<void> {
  isCut = true;
  for (const socket of sockets) socket.destroy();
  await context.setOffline(true);
}

/** Gives the network back. */
export async function regain(context: BrowserContext): Promise<void> {
  isCut = false;
  await context.setOffline(false);
}

/** Address of the open wave's form behind the line. */
export const formBehind = (language: string): string => `${origin}/s/${openWave}/${language}`;
