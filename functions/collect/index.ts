import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { idLength, idOf } from '../../survey/id.ts';
import type { House } from '../../web/house.ts';
import type { PrintAssets } from '../../web/print/kit.ts';
import { gateway } from '../gateway.ts';
import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openContactWriter } from '../store/contacts.ts';
import { openKeys } from '../store/keys.ts';
import { openResponses } from '../store/responses.ts';
import { openWords } from '../words.ts';
import { createApp } from './app.ts';
import { environment } from './env.ts';
import { formParts, readForm } from './files.ts';

/** The house's settings, style sheet and script of the print pages, the API's description; put in by esbuild (`define`). */
declare const HOUSE: House;
declare const PRINT: PrintAssets;
declare const OPENAPI: string;
/** The folder of words and the file of the form's scripts and style sheet beside the bundle; the build puts them there. */
declare const WORDS_FOLDER: string;
declare const LEGAL_FOLDER: string;
declare const FORM_FILE: string;

/**
 * One a second and instance. An instance takes one request at a time, so that respondents of a whole county seldom
 * come near it, and a program that sends one after the other at 40 ms passes it within three seconds.
 */
const proofRate = 60;

const { CATALOGUE_TABLE, RESPONSES_TABLE, REPORTS_TABLE, CACHE_SECONDS, PUBLIC_ORIGIN } = environment(process.env);
const dynamo = openDynamo();
const app = createApp({
  catalogue: openCatalogue(dynamo, CATALOGUE_TABLE),
  responses: openResponses(dynamo, RESPONSES_TABLE, CATALOGUE_TABLE),
  contacts: openContactWriter(dynamo, REPORTS_TABLE),
  keys: openKeys(dynamo, CATALOGUE_TABLE),
  ...formParts(readForm(join(import.meta.dirname, FORM_FILE)), HOUSE),
  words: openWords(join(import.meta.dirname, WORDS_FOLDER)),
  legal: openWords(join(import.meta.dirname, LEGAL_FOLDER)),
  print: PRINT,
  origin: PUBLIC_ORIGIN,
  openapi: OPENAPI,
  now: Date.now,
  newId: () => idOf(randomBytes(idLength)),
  newCorrelation: randomUUID,
  chance: randomBytes,
  proofRate,
  log: logTo((line) => process.stdout.write(line)),
  cache: Number(CACHE_SECONDS) * 1000,
});

export const handler = gateway(app.fetch);
