import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { TextsEnv } from '../../functions/texts/env.ts';
import { allow, onKeys } from './grant.ts';
import { Handler } from './handler.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

/** The room of free texts: it reads responses, and writes into its rooms, published texts and the audit log alone. */
export class Texts extends Handler {
  constructor(scope: Construct, id: string, settings: Settings, storage: Storage) {
    const catalogue = storage.table('Catalogue');
    const responses = storage.table('Responses');
    const reports = storage.table('Reports');
    super(scope, id, {
      name: 'texts',
      settings,
      environment: {
        CATALOGUE_TABLE: catalogue.tableName,
        RESPONSES_TABLE: responses.tableName,
        REPORTS_TABLE: reports.tableName,
      } satisfies TextsEnv,
      grants: [
        allow(catalogue, ['GetItem'], onKeys('WAVES', 'Q#*')),
        allow(catalogue, ['GetItem', 'PutItem'], onKeys('OUT#*#texts')),
        allow(catalogue, ['PutItem'], onKeys('A#*')),
        allow(responses, ['Query'], onKeys('R#*')),
        allow(reports, ['GetItem', 'Query', 'PutItem', 'UpdateItem'], onKeys('ROOM#*')),
      ],
      memoryMb: 1024,
      timeout: Duration.seconds(28),
      concurrency: 5,
    });
  }
}
