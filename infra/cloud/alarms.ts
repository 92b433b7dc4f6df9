import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { LogEvent } from '../../functions/log.ts';
import type { Gateway } from './gateway.ts';
import type { Handler } from './handler.ts';
import type { Settings } from './settings.ts';
import type { Tally } from './tally.ts';

type AlarmsProps = {
  readonly settings: Settings;
  readonly gateway: Gateway;
  readonly collect: Handler;
  readonly reports: Handler;
  readonly mail: Handler;
  readonly tally: Tally;
  readonly release: Handler;
};

type Watch = {
  readonly metric: IMetric;
  /** Whom it hurts, and how: the first thing that the operator reads at night. */
  readonly errorImpact: string;
  /** The alarm goes off from this number on. */
  readonly from: number;
  /** Goes off below the number, and where nothing is measured. */
  readonly silence?: true;
};

const period = Duration.minutes(5);

/** Alarms, each in words of the person it hurts; sent by e-mail where an address is set. */
export class Alarms extends Construct {
  readonly #action: SnsAction | undefined;

  constructor(
    scope: Construct,
    id: string,
    { settings, gateway, collect, reports, mail, tally, release }: AlarmsProps,
  ) {
    super(scope, id);
    this.#action = settings.alarmEmail ? new SnsAction(this.#createTopic(settings.alarmEmail)) : undefined;
    this.#watchCollect(gateway, collect);
    this.#watchReports(reports);
    this.#watchMail(mail);
    this.#watchTally(tally);
    this.#watchRelease(release);
  }

  #watchCollect(gateway: Gateway, collect: Handler): void {
    this.#watch('CollectErrors', {
      metric: collect.function.metricErrors({ period }),
      errorImpact: 'Respondents see an error in place of the form, or their answers are not taken.',
      from: 1,
    });
    this.#watch('CollectThrottles', {
      metric: collect.function.metricThrottles({ period }),
      errorImpact: 'More respondents come at once than are let in: some are turned away and must send again.',
      from: 1,
    });
    this.#watch('ServerErrors', {
      metric: gateway.api.metricServerError({ period, statistic: 'Sum' }),
      errorImpact: 'Respondents or staff get "something went wrong"; the log line `internal_error` says where.',
      from: 5,
    });
  }

  #watchReports(reports: Handler): void {
    this.#watch('ReportsErrors', {
      metric: reports.function.metricErrors({ period }),
      errorImpact:
        'Clubs cannot open, save or send their yearly report; what they typed since the last save is at risk.',
      from: 1,
    });
    this.#watch('ReportsThrottles', {
      metric: reports.function.metricThrottles({ period }),
      errorImpact: 'More clubs write at once than are let in: some are turned away and must try again.',
      from: 1,
    });
  }

  #watchMail(mail: Handler): void {
    this.#watch('MailErrors', {
      metric: mail.function.metricErrors({ period }),
      errorImpact: 'Clubs get neither invitation nor reminder until the next run goes through.',
      from: 1,
    });
    this.#watch('MailFailed', {
      metric: this.#linesOf(mail.log, 'mail_failed'),
      errorImpact: 'At least one club was not reached by e-mail: staff see which, and must write to it otherwise.',
      from: 1,
    });
  }

  #watchTally(tally: Tally): void {
    this.#watch('TallyLate', {
      metric: tally.function.metric('IteratorAge', { period, statistic: 'Maximum' }),
      errorImpact:
        'Staff see participation late, and a closed wave is released late; after 20 hours responses go uncounted.',
      from: Duration.minutes(1).toMilliseconds(),
    });
    this.#watch('DeadLetters', {
      metric: tally.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      errorImpact: "Respondents' answers are stored and not counted: recount the wave before it is released.",
      from: 1,
    });
    this.#watch('Quarantine', {
      metric: this.#linesOf(tally.log, 'record_quarantined'),
      errorImpact:
        "One respondent's answers could not be understood: their wave is not released until someone has looked.",
      from: 1,
    });
  }

  #watchRelease(release: Handler): void {
    this.#watch('ReleaseErrors', {
      metric: release.function.metricErrors({ period }),
      errorImpact: 'Staff wait for the results of at least one closed wave; the log line `release_failed` names it.',
      from: 1,
    });
    this.#watch('AuditFailed', {
      metric: this.#linesOf(release.log, 'audit_failed'),
      errorImpact:
        'Staff miss tables whose protection was found wanting before publication; or a release has such, found since: see `audit#` beside it.',
      from: 1,
    });
    this.#watch('ReleaseHeld', {
      metric: this.#linesOf(release.log, 'release_held'),
      errorImpact:
        'Staff wait for a corrected release: by comparison with the last one it would tell of too few respondents.',
      from: 1,
    });
    this.#watch('ReleaseSilent', {
      metric: release.function.metricInvocations({ period }),
      errorImpact: 'Nothing closes waves any more: staff get no results until the schedule runs again.',
      from: 1,
      silence: true,
    });
  }

  #watch(id: string, { metric, errorImpact, from, silence }: Watch): void {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription: errorImpact,
      threshold: from,
      evaluationPeriods: silence ? 3 : 1,
      comparisonOperator: silence
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    if (this.#action) alarm.addAlarmAction(this.#action);
  }

  /** How often a log line of that name was written, whether Lambda wrapped it or not. */
  #linesOf(logGroup: LogGroup, event: LogEvent['event']): Metric {
    const namespace = Stack.of(this).stackName;
    const filter = new MetricFilter(this, `${event}Lines`, {
      logGroup,
      metricNamespace: namespace,
      metricName: event,
      filterPattern: FilterPattern.any(
        FilterPattern.stringValue('$.event', '=', event),
        FilterPattern.stringValue('$.message.event', '=', event),
      ),
    });
    return filter.metric({ period, statistic: 'Sum' });
  }

  #createTopic(email: string): Topic {
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    // A policy of our own replaces the default one, which would have let alarms in.
    const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com', { conditions }));
    topic.addSubscription(new EmailSubscription(email));
    Validations.of(topic).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason: 'An e-mail that cannot be delivered has nobody behind it to read a queue; the alarm itself stays on.',
    });
    return topic;
  }
}
