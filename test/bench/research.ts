import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Row } from '../../functions/store/client.ts';
import { responseKey } from '../../functions/store/responses.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { createTables, localDynamo } from '../../infra/local/schema.ts';
import { elternKita } from '../../questionnaires/all.ts';
import { madeUpFields, seeded } from '../../survey/generate.ts';
import { idLength, idOf } from '../../survey/id.ts';
import { acceptResponse } from '../../survey/response.ts';
import type { Taken } from './take.ts';

const wave = 'bench';
/** Most items of one BatchWriteItem. */
const batch = 25;
/** Different sets of answers: making up each one would take longer than everything else. */
const kinds = 500;

const takenSchema = z.object({ seconds: z.number(), megabytes: z.number(), lines: z.int(), characters: z.int() });

/** Made-up rows of the everyday questionnaire, as `collect` stores them. */
function rowsOf(count: number): readonly Row[] {
  const chance = seeded(7);
  const answers = Array.from({ length: kinds }, () => {
    const fields = madeUpFields(elternKita.questionnaire, chance);
    return JSON.stringify(acceptResponse(elternKita.questionnaire, fields, { strict: true }).answers);
  });
  return Array.from({ length: count }, (_, index) => ({
    ...responseKey(wave, idOf(Uint8Array.from({ length: idLength }, () => Math.floor(chance() * 256)))),
    ver: { N: '1' },
    version: { N: '1' },
    language: { S: index % 3 === 0 ? 'ar' : 'de' },
    day: { S: '2027-03-10' },
    place: { S: `kita_${index % 200}` },
    answers: { S: answers[index % kinds] ?? '{}' },
    digest: { S: '0123456789abcdef012345' },
    ttl: { N: '4000000000' },
  }));
}

/** What it costs to take so many coded responses in one part, in a process of its own. */
export async function researchCost(count: number): Promise<Taken> {
  const engine = await startEngine();
  const dynamo = localDynamo(engine.endpoint);
  const { Responses } = await createTables(dynamo);
  const rows = rowsOf(count);
  for (let start = 0; start < rows.length; start += batch * 16)
    await Promise.all(
      Array.from({ length: 16 }, (_, at) => rows.slice(start + at * batch, start + (at + 1) * batch))
        .filter((some) => some.length > 0)
        .map((some) => {
          const requests = some.map((Item) => ({ PutRequest: { Item } }));
          return dynamo.send(new BatchWriteItemCommand({ RequestItems: { [Responses]: requests } }));
        }),
    );
  const child = fork(join(import.meta.dirname, 'take.ts'), [engine.endpoint, Responses, wave]);
  const [told]: unknown[] = await once(child, 'message');
  dynamo.destroy();
  await engine.stop();
  return takenSchema.parse(told);
}
