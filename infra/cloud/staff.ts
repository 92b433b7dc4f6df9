import { Aws, Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  UserPool,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** The first part of the stack's own random id: unique in the region, and says nothing about the account. */
const randomOfStack = (): string => Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));

/** Accounts of the staff, made by an administrator only, each with a password and a one-time code. */
export class Staff extends Construct {
  readonly pool: UserPool;
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, { loginPrefix }: Settings) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.ESSENTIALS,
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new CfnUserPoolGroup(this, 'Group', { userPoolId: this.pool.userPoolId, groupName: 'staff' });
    // What is beside that: reading free texts, taking them away, getting coded responses for research.
    for (const [id, groupName] of [
      ['Reviewers', 'reviewers'],
      ['Exporters', 'exporters'],
      ['Stewards', 'stewards'],
    ] as const)
      new CfnUserPoolGroup(this, id, { userPoolId: this.pool.userPoolId, groupName });
    this.domain = this.pool.addDomain('Login', {
      cognitoDomain: { domainPrefix: loginPrefix ?? `vielstimmig-${randomOfStack()}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'Plus adds risk scores from addresses and devices; a handful of staff with required one-time codes need none.',
    });
  }
}
