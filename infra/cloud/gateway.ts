import { Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Route, routes } from '../routes.ts';
import type { Handler } from './handler.ts';
import type { Login } from './login.ts';

/** Everything an access log may say: never an address, a path (it can hold a response's id) or a user agent. */
const accessLog = JSON.stringify({
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
});

function methodOf({ key }: Route): HttpMethod {
  const method = Object.values(HttpMethod).find((name) => key.startsWith(`${name} /`));
  if (!method) throw new Error(`no method in route "${key}"`);
  return method;
}

const pathOf = ({ key }: Route): string => key.slice(key.indexOf('/'));

/** The HTTP API behind CloudFront. It knows the routes of `routes.ts` and no other. */
export class Gateway extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'Vielstimmig' });
    const log = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    this.api.addStage('Live', {
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(accessLog) },
    });
  }

  /** Host name that CloudFront asks. */
  get host(): string {
    return Fn.select(2, Fn.split('/', this.api.apiEndpoint));
  }

  /** Leads each route to its function, and staff routes past the login. */
  connect(handlers: Readonly<Record<Route['function'], Handler>>, { issuer, clientId }: Login): void {
    const integrations = {
      collect: new HttpLambdaIntegration('Collect', handlers.collect.function, { scopePermissionToRoute: false }),
      reports: new HttpLambdaIntegration('Reports', handlers.reports.function, { scopePermissionToRoute: false }),
      desk: new HttpLambdaIntegration('Desk', handlers.desk.function, { scopePermissionToRoute: false }),
      research: new HttpLambdaIntegration('Research', handlers.research.function, { scopePermissionToRoute: false }),
      texts: new HttpLambdaIntegration('Texts', handlers.texts.function, { scopePermissionToRoute: false }),
    };
    const authorizer = new HttpJwtAuthorizer('Staff', issuer, { jwtAudience: [clientId] });
    for (const route of routes) {
      const made = this.api.addRoutes({
        path: pathOf(route),
        methods: [methodOf(route)],
        integration: integrations[route.function],
        // Only an access token carries a scope, so that an identity token does not open a route.
        ...(route.staff && { authorizer, authorizationScopes: ['openid'] }),
      });
      if (!route.staff) for (const open of made) this.#acknowledgeOpen(open);
    }
  }

  #acknowledgeOpen(route: Construct): void {
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Respondents answer without an account, and the staff application must load before anybody has logged in.',
    });
  }
}
