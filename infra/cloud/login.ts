import { Duration } from 'aws-cdk-lib';
import { CfnManagedLoginBranding, OAuthScope, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Staff } from './staff.ts';

/** The staff application's way in: Authorization Code with PKCE, no secret, short-lived tokens. */
export class Login extends Construct {
  readonly issuer: string;
  readonly clientId: string;
  readonly logoutUrl: string;

  constructor(scope: Construct, id: string, { pool, domain }: Staff, host: string) {
    super(scope, id);
    const desk = `https://${host}/desk`;
    const client = new UserPoolClient(this, 'Client', {
      userPool: pool,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [desk],
        logoutUrls: [desk],
      },
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      // A working day, then the one-time code is asked for again.
      refreshTokenValidity: Duration.hours(8),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    // Managed login shows an error in place of its page where a client has no style.
    new CfnManagedLoginBranding(this, 'Style', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.issuer = pool.userPoolProviderUrl;
    this.clientId = client.userPoolClientId;
    const back = `https%3A%2F%2F${host}%2Fdesk`;
    this.logoutUrl = `${domain.baseUrl()}/logout?client_id=${this.clientId}&logout_uri=${back}`;
  }
}
