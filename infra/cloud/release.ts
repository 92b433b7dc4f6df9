import { Duration, Validations } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { ReleaseEnv } from '../../functions/release/env.ts';
import { settleSeconds } from './collect.ts';
import { allow, onKeys, returningNothing } from './grant.ts';
import { Handler } from './handler.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

/** Each minute: closes waves and writes protected releases. It reads counts and clubs' reports, never a response. */
export class Release extends Handler {
  constructor(scope: Construct, id: string, settings: Settings, storage: Storage) {
    const catalogue = storage.table('Catalogue');
    const responses = storage.table('Responses');
    const tallies = storage.table('Tallies');
    const reports = storage.table('Reports');
    super(scope, id, {
      name: 'release',
      settings,
      environment: {
        CATALOGUE_TABLE: catalogue.tableName,
        RESPONSES_TABLE: responses.tableName,
        TALLIES_TABLE: tallies.tableName,
        REPORTS_TABLE: reports.tableName,
        SETTLE_SECONDS: String(settleSeconds),
        CLUB_PERCENT: settings.clubPercent,
      } satisfies ReleaseEnv,
      grants: [
        allow(catalogue, ['GetItem', 'Query'], onKeys('WAVES', 'Q#*', 'OUT#*')),
        allow(catalogue, ['PutItem', 'UpdateItem'], onKeys('WAVES', 'OUT#*')),
        allow(catalogue, ['PutItem'], onKeys('KEY')),
        allow(catalogue, ['GetItem', 'PutItem'], onKeys('SEAL')),
        allow(responses, ['PutItem'], returningNothing),
        allow(tallies, ['GetItem', 'Query']),
        // Clubs' figures: the versions that count, where each club is, and who may still report.
        allow(reports, ['Query'], onKeys('H#*')),
        allow(reports, ['GetItem'], onKeys('R#*')),
        allow(catalogue, ['Query'], onKeys('ORG', 'INV#*')),
        allow(catalogue, ['GetItem', 'PutItem'], onKeys('BASE#*')),
      ],
      // One whole processor: protecting tables and attacking them is arithmetic.
      memoryMb: 1769,
      timeout: Duration.minutes(10),
      concurrency: 1,
    });
    this.#runEachMinute();
  }

  #runEachMinute(): void {
    const rule = new Rule(this, 'Minute', { schedule: Schedule.rate(Duration.minutes(1)) });
    rule.addTarget(new LambdaFunction(this.function, { retryAttempts: 0, maxEventAge: Duration.minutes(1) }));
    this.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    Validations.of(rule).acknowledge({
      id: 'Serverless-EventBusDLQ',
      reason: 'A missed minute is made up by the next one; an alarm tells when none comes.',
    });
  }
}
