import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeskEnv } from '../../functions/desk/env.ts';
import { allow, onKeys } from './grant.ts';
import { Handler } from './handler.ts';
import type { Login } from './login.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

/** Staff: waves and releases. It reaches neither a response nor an exact count, and cannot write a release. */
export class Desk extends Handler {
  constructor(scope: Construct, id: string, settings: Settings, storage: Storage, login: Login) {
    const catalogue = storage.table('Catalogue');
    super(scope, id, {
      name: 'desk',
      settings,
      environment: {
        CATALOGUE_TABLE: catalogue.tableName,
        ISSUER: login.issuer,
        CLIENT_ID: login.clientId,
        LOGOUT_URL: login.logoutUrl,
      } satisfies DeskEnv,
      grants: [
        allow(catalogue, ['GetItem', 'Query']),
        allow(catalogue, ['PutItem', 'UpdateItem'], onKeys('WAVES', 'A#*')),
      ],
      memoryMb: 512,
      timeout: Duration.seconds(20),
      concurrency: 10,
    });
  }
}
