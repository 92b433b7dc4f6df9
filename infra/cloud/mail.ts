import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { MailEnv } from '../../functions/mail/env.ts';
import { allow, onKeys, returningNothing } from './grant.ts';
import { Handler } from './handler.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

/** Sending in the name of one address, and of no other. */
const sending = (scope: Construct, from: string): PolicyStatement =>
  new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName: '*' })],
    conditions: { StringEquals: { 'ses:FromAddress': from } },
  });

/** Sends invitations and reminders. It makes links, and knows who has reported; what was reported it cannot read. */
export class Mail extends Handler {
  constructor(scope: Construct, id: string, settings: Settings, storage: Storage) {
    const catalogue = storage.table('Catalogue');
    const reports = storage.table('Reports');
    const from = settings.mailFrom ?? '';
    super(scope, id, {
      name: 'mail',
      settings,
      environment: {
        CATALOGUE_TABLE: catalogue.tableName,
        REPORTS_TABLE: reports.tableName,
        PUBLIC_ORIGIN: settings.domain ? `https://${settings.domain}` : '',
        MAIL_FROM: from,
        OUTBOX: '',
      } satisfies MailEnv,
      grants: [
        allow(catalogue, ['GetItem', 'Query'], onKeys('WAVES')),
        allow(catalogue, ['GetItem'], onKeys('ORG')),
        allow(catalogue, ['GetItem', 'Query', 'UpdateItem'], onKeys('INV#*')),
        allow(catalogue, ['PutItem'], { ...onKeys('I#*'), ...returningNothing }),
        allow(catalogue, ['Query', 'PutItem', 'UpdateItem'], onKeys('MAIL#*')),
        allow(reports, ['GetItem', 'Query'], onKeys('H#*')),
        ...(from === '' ? [] : [sending(scope, from)]),
      ],
      memoryMb: 512,
      timeout: Duration.minutes(5),
      // Two at once would ask for the same reminders twice.
      concurrency: 1,
    });
    const rule = new Rule(this, 'Tick', {
      description: 'Sends what waits, and the reminders of the day',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(this.function, { retryAttempts: 0 })],
    });
    Validations.of(rule).acknowledge({
      id: 'Serverless-EventBusDLQ',
      reason: 'What waits is sent by the next run; an alarm tells when one fails.',
    });
  }
}
