import { randomUUID } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { serve } from '@hono/node-server';
import { Hono } from 'hono/tiny';
import { startEngine } from '../../infra/local/engine.ts';
import { createTables, localDynamo } from '../../infra/local/schema.ts';
import { startSystem } from '../../infra/local/system.ts';

/** What a measured process tells: where it listens, then its CPU in microseconds whenever it is asked. */
export type Told = { readonly origin: string; readonly endpoint: string } | { readonly cpu: number };

const tell = (told: Told): void => {
  process.send?.(told);
};

/** The least that could take responses: bare Hono that puts what it gets. */
async function startFloor() {
  const engine = await startEngine();
  const dynamo = localDynamo(engine.endpoint);
  const tables = await createTables(dynamo);
  const app = new Hono();
  app.put('/api/waves/:wave/responses/:id', async (c) => {
    const Item = {
      pk: { S: `R#${c.req.param('wave')}` },
      sk: { S: c.req.param('id') },
      answers: { S: await c.req.text() },
    };
    await dynamo.send(new PutItemCommand({ TableName: tables.Responses, Item }));
    return c.json({ id: randomUUID() }, 201);
  });
  const port = await new Promise<number>((done) => {
    serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => done(info.port));
  });
  return { origin: `http://localhost:${port}`, endpoint: engine.endpoint, stop: engine.stop };
}

const started = process.argv[2] === 'floor' ? await startFloor() : await startSystem({ port: 0, sample: false });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  tell({ cpu: user + system });
});
process.on('disconnect', () => void started.stop().then(() => process.exit(0)));
tell({ origin: started.origin.replace('localhost', '127.0.0.1'), endpoint: started.endpoint });
