import { join } from 'node:path';
import { type Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../routes.ts';
import type { Settings } from './settings.ts';

type HandlerProps = {
  readonly name: FunctionName;
  readonly settings: Settings;
  /** Write it as `{ … } satisfies TheEnv`: then a missing and a stale key are both compile errors. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the function may do; beside it only writing its own log. */
  readonly grants: readonly PolicyStatement[];
  readonly memoryMb: number;
  readonly timeout: Duration;
  /** Executions at once, reserved and at most. */
  readonly concurrency?: number;
};

/** With a key of one's own, DynamoDB uses it in the caller's name, and only DynamoDB may. */
const throughDynamo = (scope: Construct, keyArn: string): PolicyStatement =>
  new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    resources: [keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(scope).region}.amazonaws.com` } },
  });

/** One Lambda function of ours: its bundle, its own role and nothing in it but what it needs, its log. */
export class Handler extends Construct {
  readonly function: LambdaFunction;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: HandlerProps) {
    super(scope, id);
    const { name, settings, environment, memoryMb, timeout, concurrency } = props;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.log = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    this.log.grantWrite(role);
    for (const statement of props.grants) role.addToPolicy(statement);
    if (settings.tableKeyArn) role.addToPolicy(throughDynamo(this, settings.tableKeyArn));
    this.function = new LambdaFunction(this, 'Function', {
      description: `Vielstimmig ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(settings.assets, name)),
      handler: 'index.handler',
      role,
      environment,
      memorySize: memoryMb,
      timeout,
      reservedConcurrentExecutions: settings.reserve ? concurrency : undefined,
      logGroup: this.log,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      tracing: Tracing.DISABLED,
    });
    this.#acknowledge();
  }

  #acknowledge(): void {
    Validations.of(this).acknowledge(
      {
        id: 'Serverless-LambdaTracing',
        reason: 'Traces keep addresses and paths of respondents; duration and errors are measured without them.',
      },
      {
        id: 'Serverless-LambdaDLQ',
        reason:
          'Requests are answered at once, the stream has its own dead letters, the schedule asks again in a minute.',
      },
      {
        id: 'Serverless-LambdaAsyncFailureDestination',
        reason:
          'Only the schedule invokes asynchronously, and its next minute is the retry; an alarm tells of failures.',
      },
    );
  }
}
