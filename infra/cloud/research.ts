import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ResearchEnv } from '../../functions/research/env.ts';
import { allow, onKeys } from './grant.ts';
import { Handler } from './handler.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

/** Coded responses for research. Where the house has not switched it on, the role lacks the right to read any. */
export class Research extends Handler {
  constructor(scope: Construct, id: string, settings: Settings, storage: Storage) {
    const catalogue = storage.table('Catalogue');
    const responses = storage.table('Responses');
    super(scope, id, {
      name: 'research',
      settings,
      environment: {
        CATALOGUE_TABLE: catalogue.tableName,
        RESPONSES_TABLE: responses.tableName,
        RESEARCH: settings.research ? 'on' : 'off',
      } satisfies ResearchEnv,
      grants: [
        allow(catalogue, ['GetItem'], onKeys('WAVES', 'Q#*', 'OUT#*')),
        allow(catalogue, ['PutItem'], onKeys('A#*')),
        allow(catalogue, ['GetItem', 'PutItem'], onKeys('ORDER')),
        ...(settings.research ? [allow(responses, ['Query'], onKeys('R#*'))] : []),
      ],
      memoryMb: 1769,
      timeout: Duration.seconds(28),
      concurrency: 2,
    });
  }
}
