import { randomUUID } from 'node:crypto';
import type { House } from '../../web/house.ts';
import { gateway } from '../gateway.ts';
import { logTo } from '../log.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { openDynamo } from '../store/client.ts';
import { openContactReader } from '../store/contacts.ts';
import { openInterims } from '../store/interim.ts';
import { openReleases } from '../store/releases.ts';
import { openTexts } from '../store/texts.ts';
import { openWaves } from '../store/waves.ts';
import { createApp } from './app.ts';
import { environment } from './env.ts';
import { pageOf } from './page.ts';

/** The built staff application and the house's settings; esbuild puts them in (`define`). */
declare const DESK_PAGE_SCRIPT: string;
declare const DESK_PAGE_STYLE: string;
declare const HOUSE: House;

const { CATALOGUE_TABLE, REPORTS_TABLE, ISSUER, CLIENT_ID, LOGOUT_URL } = environment(process.env);
const dynamo = openDynamo();
const login = { issuer: ISSUER, clientId: CLIENT_ID, logoutUrl: LOGOUT_URL };
const app = createApp({
  catalogue: openCatalogue(dynamo, CATALOGUE_TABLE),
  releases: openReleases(dynamo, CATALOGUE_TABLE),
  interims: openInterims(dynamo, CATALOGUE_TABLE),
  texts: openTexts(dynamo, CATALOGUE_TABLE),
  waves: openWaves(dynamo, CATALOGUE_TABLE),
  contacts: openContactReader(dynamo, REPORTS_TABLE, CATALOGUE_TABLE),
  now: Date.now,
  newId: randomUUID,
  log: logTo((line) => process.stdout.write(line)),
  ...pageOf({ script: DESK_PAGE_SCRIPT, style: DESK_PAGE_STYLE, house: HOUSE, ...login }),
});

export const handler = gateway(app.fetch);
