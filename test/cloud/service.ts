import { describe, expect, it } from 'vitest';
import type { CollectEnv } from '../../functions/collect/env.ts';
import type { DeskEnv } from '../../functions/desk/env.ts';
import type { MailEnv } from '../../functions/mail/env.ts';
import type { ReleaseEnv } from '../../functions/release/env.ts';
import type { ReportsEnv } from '../../functions/reports/env.ts';
import type { ResearchEnv } from '../../functions/research/env.ts';
import type { TallyEnv } from '../../functions/tally/env.ts';
import type { TextsEnv } from '../../functions/texts/env.ts';
import { routes } from '../../infra/routes.ts';
import { cloud, functionNames, propertiesOf, type Resource, resourcesOf } from './synth.ts';

const { service } = cloud;

const idOf = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}Function`;
const functionOf = (name: string): Resource => propertiesOf(service, 'AWS::Lambda::Function', idOf(name));

describe('the way of a request', () => {
  const made = Object.values(resourcesOf(service, 'AWS::ApiGatewayV2::Route')).map((route) => route.Properties);
  const integrations = resourcesOf(service, 'AWS::ApiGatewayV2::Integration');

  const functionBehind = (route: Resource): string => {
    const [, id] = route.Target['Fn::Join'][1];
    return integrations[id.Ref]?.Properties.IntegrationUri['Fn::GetAtt'][0];
  };

  it('a respondent finds every route of routes.ts and no other', () => {
    expect(made.map((route) => route.RouteKey).sort()).toEqual(routes.map(({ key }) => key).sort());
  });

  it.each(routes)('$key reaches $function', ({ key, function: name }) => {
    const route = made.find((found) => found.RouteKey === key) ?? {};
    expect(functionBehind(route)).toMatch(new RegExp(`^${idOf(name)}`));
  });

  it.each(routes)('$key asks for a login: $staff', ({ key, staff }) => {
    const route = made.find((found) => found.RouteKey === key) ?? {};
    expect(route.AuthorizationType === 'JWT').toBe(staff === true);
    expect(route.AuthorizerId !== undefined).toBe(staff === true);
    expect(route.AuthorizationScopes).toEqual(staff && ['openid']);
  });

  it("a stranger with another application's token is turned away: issuer and audience are the staff's own", () => {
    const { JwtConfiguration, IdentitySource } = propertiesOf(service, 'AWS::ApiGatewayV2::Authorizer');
    expect(JwtConfiguration.Audience).toEqual([{ Ref: expect.stringMatching(/^LoginClient/) }]);
    expect(JSON.stringify(JwtConfiguration.Issuer)).toContain('ProviderURL');
    expect(IdentitySource).toEqual(['$request.header.Authorization']);
  });

  it('a respondent leaves no address, path or user agent in the access log', () => {
    const { AccessLogSettings, StageName, DefaultRouteSettings } = propertiesOf(service, 'AWS::ApiGatewayV2::Stage');
    expect(JSON.parse(AccessLogSettings.Format)).toEqual({
      requestId: '$context.requestId',
      routeKey: '$context.routeKey',
      status: '$context.status',
      latency: '$context.responseLatency',
    });
    expect(StageName).toBe('$default');
    expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
  });
});

describe('CloudFront', () => {
  const { DistributionConfig: config } = propertiesOf(service, 'AWS::CloudFront::Distribution');
  const behaviors: readonly Resource[] = config.CacheBehaviors;
  const behavior = (pattern: string): Resource => behaviors.find((found) => found.PathPattern === pattern) ?? {};
  const cacheOf = ({ CachePolicyId }: Resource): Resource =>
    resourcesOf(service, 'AWS::CloudFront::CachePolicy')[CachePolicyId.Ref]?.Properties.CachePolicyConfig;
  const forwardOf = ({ OriginRequestPolicyId }: Resource): Resource =>
    resourcesOf(service, 'AWS::CloudFront::OriginRequestPolicy')[OriginRequestPolicyId.Ref]?.Properties
      .OriginRequestPolicyConfig.HeadersConfig;

  it('a respondent leaves no address in a log of CloudFront, and comes by TLS only', () => {
    expect(config.Logging).toBeUndefined();
    for (const { ViewerProtocolPolicy } of [config.DefaultCacheBehavior, ...behaviors]) {
      expect(ViewerProtocolPolicy).toBe('redirect-to-https');
    }
    expect(config.Origins[0].CustomOriginConfig).toEqual({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
  });

  it('a form in its language is matched before the choice of one', () => {
    const patterns = behaviors.map(({ PathPattern }) => PathPattern);
    expect(patterns).toEqual(['/s/*/*', '/i/*', '/s/*', '/r/*', '/api/*', '/desk*']);
  });

  it('a respondent gets a form from nearby: one copy for each path and query, as long as its Cache-Control says', () => {
    const { MinTTL, DefaultTTL, ParametersInCacheKeyAndForwardedToOrigin: key } = cacheOf(behavior('/s/*/*'));
    expect([MinTTL, DefaultTTL]).toEqual([0, 0]);
    expect(key.HeadersConfig).toEqual({ HeaderBehavior: 'none' });
    expect(key.CookiesConfig).toEqual({ CookieBehavior: 'none' });
    expect(key.QueryStringsConfig).toEqual({ QueryStringBehavior: 'all' });
  });

  it('a respondent without a language in the path is understood by Accept-Language, there only', () => {
    for (const found of [config.DefaultCacheBehavior, behavior('/s/*')]) {
      const { HeadersConfig } = cacheOf(found).ParametersInCacheKeyAndForwardedToOrigin;
      expect(HeadersConfig).toEqual({ HeaderBehavior: 'whitelist', Headers: ['Accept-Language'] });
    }
  });

  it.each(['/api/*', '/desk*'])(
    "a member of staff sees nobody else's copy of %s, and the login reaches the API",
    (pattern) => {
      const { DefaultTTL, MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: key } = cacheOf(behavior(pattern));
      expect([DefaultTTL, MaxTTL]).toEqual([0, 1]);
      expect(key.HeadersConfig).toEqual({ HeaderBehavior: 'whitelist', Headers: ['Authorization'] });
    },
  );

  it.each(['/s/*/*', '/i/*', '/api/*'])(
    'a respondent can send answers to %s, elsewhere everyone only reads',
    (pattern) => {
      expect(behavior(pattern).AllowedMethods).toContain('PUT');
      expect(forwardOf(behavior(pattern)).Headers).toEqual(['Content-Type', 'Sec-Fetch-Site']);
      for (const found of [config.DefaultCacheBehavior, behavior('/s/*'), behavior('/desk*')]) {
        expect(found.AllowedMethods).toEqual(['GET', 'HEAD']);
      }
    },
  );

  it('a respondent on a slow line gets everything compressed', () => {
    for (const found of [config.DefaultCacheBehavior, ...behaviors]) {
      expect(found.Compress).toBe(true);
      expect(cacheOf(found).ParametersInCacheKeyAndForwardedToOrigin.EnableAcceptEncodingBrotli).toBe(true);
    }
  });
});

describe('the functions', () => {
  const keys = {
    collect: Object.keys({
      CATALOGUE_TABLE: 1,
      RESPONSES_TABLE: 1,
      REPORTS_TABLE: 1,
      CACHE_SECONDS: 1,
      PUBLIC_ORIGIN: 1,
    } satisfies Record<keyof CollectEnv, 1>),
    reports: Object.keys({ CATALOGUE_TABLE: 1, REPORTS_TABLE: 1, CACHE_SECONDS: 1 } satisfies Record<
      keyof ReportsEnv,
      1
    >),
    research: Object.keys({ CATALOGUE_TABLE: 1, RESPONSES_TABLE: 1, RESEARCH: 1 } satisfies Record<
      keyof ResearchEnv,
      1
    >),
    texts: Object.keys({ CATALOGUE_TABLE: 1, RESPONSES_TABLE: 1, REPORTS_TABLE: 1 } satisfies Record<
      keyof TextsEnv,
      1
    >),
    desk: Object.keys({
      CATALOGUE_TABLE: 1,
      REPORTS_TABLE: 1,
      ISSUER: 1,
      CLIENT_ID: 1,
      LOGOUT_URL: 1,
      PUBLIC_ORIGIN: 1,
    } satisfies Record<keyof DeskEnv, 1>),
    mail: Object.keys({
      CATALOGUE_TABLE: 1,
      REPORTS_TABLE: 1,
      PUBLIC_ORIGIN: 1,
      MAIL_FROM: 1,
      OUTBOX: 1,
    } satisfies Record<keyof MailEnv, 1>),
    tally: Object.keys({ CATALOGUE_TABLE: 1, TALLIES_TABLE: 1 } satisfies Record<keyof TallyEnv, 1>),
    release: Object.keys({
      CATALOGUE_TABLE: 1,
      RESPONSES_TABLE: 1,
      TALLIES_TABLE: 1,
      REPORTS_TABLE: 1,
      SETTLE_SECONDS: 1,
      CLUB_PERCENT: 1,
    } satisfies Record<keyof ReleaseEnv, 1>),
  };

  it.each(functionNames)('an operator finds %s with what its code reads, and nothing stale', (name) => {
    expect(Object.keys(functionOf(name).Environment.Variables).sort()).toEqual(keys[name].sort());
  });

  it.each(functionNames)('an operator gets %s on a supported runtime, untraced, with a log that ends', (name) => {
    expect(functionOf(name)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
    });
    expect(functionOf(name).TracingConfig).toBeUndefined();
    expect(functionOf(name).LoggingConfig).toMatchObject({ LogFormat: 'JSON' });
    const log = propertiesOf(service, 'AWS::Logs::LogGroup', idOf(name).replace('Function', 'Log'));
    expect(log.RetentionInDays).toBe(30);
  });

  it('a respondent whose answers come at the last moment is counted: a wave settles only after collect forgot it', () => {
    const { Environment, Timeout } = functionOf('collect');
    const remembered = Number(Environment.Variables.CACHE_SECONDS) + Timeout;
    expect(Number(functionOf('release').Environment.Variables.SETTLE_SECONDS)).toBeGreaterThan(remembered);
  });

  it('a respondent is counted although a batch fails: it is split, repeated, and kept for the operator', () => {
    expect(propertiesOf(service, 'AWS::Lambda::EventSourceMapping')).toMatchObject({
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 2,
      ParallelizationFactor: 2,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 20,
      MaximumRecordAgeInSeconds: 72_000,
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
    });
    expect(propertiesOf(service, 'AWS::SQS::Queue').MessageRetentionPeriod).toBe(14 * 86_400);
    const policy = JSON.stringify(propertiesOf(service, 'AWS::SQS::QueuePolicy'));
    expect(policy).toContain('{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
  });

  it('staff get a release within minutes: each minute one run, and never two at once', () => {
    expect(propertiesOf(service, 'AWS::Events::Rule', 'Release')).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
    });
    expect(functionOf('release').ReservedConcurrentExecutions).toBe(1);
  });
});
