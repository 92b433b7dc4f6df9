import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CollectEnv } from '../../functions/collect/env.ts';
import { allow, onKeys, returningNothing } from './grant.ts';
import { Handler } from './handler.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

const cacheSeconds = 60;
const timeoutSeconds = 10;

/** How long after a wave's close a response may still come: remembered as open, taken at the last moment, clocks apart. */
export const settleSeconds = cacheSeconds + timeoutSeconds + 20;

/** Public: shows forms, takes responses and messages. It cannot read one back, nor see a release. */
export class Collect extends Handler {
  constructor(scope: Construct, id: string, settings: Settings, storage: Storage) {
    const catalogue = storage.table('Catalogue');
    const responses = storage.table('Responses');
    const reports = storage.table('Reports');
    super(scope, id, {
      name: 'collect',
      settings,
      environment: {
        CATALOGUE_TABLE: catalogue.tableName,
        RESPONSES_TABLE: responses.tableName,
        REPORTS_TABLE: reports.tableName,
        CACHE_SECONDS: String(cacheSeconds),
        // CloudFront's own host name comes to be after this function, so without a domain nobody can tell it.
        PUBLIC_ORIGIN: settings.domain ? `https://${settings.domain}` : '',
      } satisfies CollectEnv,
      grants: [
        allow(catalogue, ['GetItem', 'Query'], onKeys('WAVES', 'Q#*')),
        allow(catalogue, ['GetItem'], onKeys('KEY')),
        allow(catalogue, ['UpdateItem'], { ...onKeys('C#*'), ...returningNothing }),
        allow(catalogue, ['ConditionCheckItem'], onKeys('C#*')),
        allow(responses, ['PutItem', 'ConditionCheckItem'], returningNothing),
        allow(reports, ['PutItem'], { ...onKeys('CONTACT'), ...returningNothing }),
      ],
      memoryMb: 512,
      timeout: Duration.seconds(timeoutSeconds),
      // 400 requests a second at 40 ms fill 16; the rest is for cold starts.
      concurrency: 100,
    });
  }
}
