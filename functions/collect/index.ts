import { randomBytes, randomUUID } from 'node:crypto';
import { idLength, idOf } from '../../survey/id.ts';
import { gateway } from '../gateway.ts';
import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openResponses } from '../store/responses.ts';
import { createApp } from './app.ts';
import { environment } from './env.ts';

/** The built script and style sheet of the form, and the API's description; esbuild puts them in (`define`). */
declare const FORM_SCRIPT: string;
declare const FORM_STYLE: string;
declare const OPENAPI: string;

const { CATALOGUE_TABLE, RESPONSES_TABLE, CACHE_SECONDS } = environment(process.env);
const dynamo = openDynamo();
const app = createApp({
  catalogue: openCatalogue(dynamo, CATALOGUE_TABLE),
  responses: openResponses(dynamo, RESPONSES_TABLE),
  assets: { script: FORM_SCRIPT, style: FORM_STYLE },
  openapi: OPENAPI,
  now: Date.now,
  newId: () => idOf(randomBytes(idLength)),
  newCorrelation: randomUUID,
  log: logTo((line) => process.stdout.write(line)),
  cache: Number(CACHE_SECONDS) * 1000,
});

export const handler = gateway(app.fetch);
