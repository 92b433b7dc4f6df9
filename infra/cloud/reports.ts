import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ReportsEnv } from '../../functions/reports/env.ts';
import { allow, onAttributes, onKeys } from './grant.ts';
import { Handler } from './handler.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

const cacheSeconds = 60;

/**
 * Invited organisations: their draft, their versions, their history. It can neither invite nor change the register; of
 * an invitation it may note nothing but the day on which it was opened.
 */
export class Reports extends Handler {
  constructor(scope: Construct, id: string, settings: Settings, storage: Storage) {
    const catalogue = storage.table('Catalogue');
    const reports = storage.table('Reports');
    super(scope, id, {
      name: 'reports',
      settings,
      environment: {
        CATALOGUE_TABLE: catalogue.tableName,
        REPORTS_TABLE: reports.tableName,
        CACHE_SECONDS: String(cacheSeconds),
      } satisfies ReportsEnv,
      grants: [
        allow(catalogue, ['GetItem', 'Query'], onKeys('WAVES', 'Q#*')),
        allow(catalogue, ['GetItem'], onKeys('ORG', 'I#*', 'INV#*')),
        allow(catalogue, ['UpdateItem'], { ...onKeys('INV#*'), ...onAttributes('pk', 'sk', 'opened') }),
        allow(reports, ['GetItem', 'Query', 'PutItem'], onKeys('R#*')),
        allow(reports, ['GetItem', 'PutItem'], onKeys('H#*', 'O#*')),
      ],
      memoryMb: 1024,
      timeout: Duration.seconds(25),
      concurrency: 20,
    });
  }
}
