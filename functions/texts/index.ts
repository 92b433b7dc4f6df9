import { randomBytes, randomUUID } from 'node:crypto';
import { gateway } from '../gateway.ts';
import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openReading } from '../store/reading.ts';
import { openRoom } from '../store/room.ts';
import { openTexts, openTextWriter } from '../store/texts.ts';
import { openWaves } from '../store/waves.ts';
import { createApp } from './app.ts';
import { environment } from './env.ts';

const { CATALOGUE_TABLE, RESPONSES_TABLE, REPORTS_TABLE } = environment(process.env);
const dynamo = openDynamo();
const app = createApp({
  catalogue: openCatalogue(dynamo, CATALOGUE_TABLE),
  responses: openReading(dynamo, RESPONSES_TABLE),
  room: openRoom(dynamo, REPORTS_TABLE, CATALOGUE_TABLE),
  published: { ...openTexts(dynamo, CATALOGUE_TABLE), ...openTextWriter(dynamo, CATALOGUE_TABLE) },
  audit: openWaves(dynamo, CATALOGUE_TABLE).audit,
  newSecret: () => randomBytes(32).toString('base64url'),
  now: Date.now,
  newId: randomUUID,
  log: logTo((line) => process.stdout.write(line)),
});

export const handler = gateway(app.fetch);
