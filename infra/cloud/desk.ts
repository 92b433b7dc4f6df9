import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeskEnv } from '../../functions/desk/env.ts';
import { allow, onKeys, returningNothing } from './grant.ts';
import { Handler } from './handler.ts';
import type { Login } from './login.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

/** Staff: waves, releases and messages. It reaches neither a response nor an exact count, and cannot write a release. */
export class Desk extends Handler {
  constructor(scope: Construct, id: string, settings: Settings, storage: Storage, login: Login) {
    const catalogue = storage.table('Catalogue');
    const reports = storage.table('Reports');
    super(scope, id, {
      name: 'desk',
      settings,
      environment: {
        CATALOGUE_TABLE: catalogue.tableName,
        REPORTS_TABLE: reports.tableName,
        ISSUER: login.issuer,
        CLIENT_ID: login.clientId,
        LOGOUT_URL: login.logoutUrl,
        PUBLIC_ORIGIN: settings.domain ? `https://${settings.domain}` : '',
      } satisfies DeskEnv,
      grants: [
        allow(catalogue, ['GetItem', 'Query'], onKeys('WAVES', 'Q#*', 'OUT#*')),
        allow(catalogue, ['PutItem', 'UpdateItem'], onKeys('WAVES', 'A#*')),
        allow(catalogue, ['GetItem', 'PutItem'], onKeys('N#*')),
        allow(reports, ['GetItem', 'Query', 'UpdateItem'], onKeys('CONTACT')),
        allow(catalogue, ['GetItem', 'Query', 'PutItem'], onKeys('ORG')),
        allow(catalogue, ['GetItem', 'Query', 'UpdateItem'], onKeys('INV#*')),
        allow(catalogue, ['PutItem'], { ...onKeys('I#*'), ...returningNothing }),
        allow(catalogue, ['Query', 'PutItem'], onKeys('MAIL#*')),
        allow(reports, ['GetItem', 'Query'], onKeys('R#*')),
        allow(reports, ['GetItem', 'Query', 'UpdateItem'], onKeys('H#*')),
      ],
      memoryMb: 512,
      timeout: Duration.seconds(20),
      concurrency: 10,
    });
  }
}
