import { describe, expect, it } from 'vitest';
import { tables } from '../../infra/tables.ts';
import { cloud, propertiesOf, resourcesOf } from './synth.ts';

const { data, service } = cloud;
const tableType = 'AWS::DynamoDB::GlobalTable';

/** CloudFormation would replace a resource that is renamed, and an empty table would take its place. */
const stateful = [
  'StaffExportersD0057CA7',
  'StaffGroup9CAAB5FC',
  'StaffPool8CA90F24',
  'StaffPoolLogin83DD8BBC',
  'StaffReviewers5342D8FD',
  'StaffStewards88717FA6',
  'StorageCatalogue17D830BD',
  'StorageReports31B47EB2',
  'StorageResponsesD285ED60',
  'StorageTalliesF02D3E0B',
];

describe('what respondents and organisations entrusted to the tables', () => {
  it('an operator finds exactly the four tables of tables.ts, under the names they always had', () => {
    const ids = Object.keys(data.toJSON().Resources);
    expect(ids.sort()).toEqual(stateful);
    expect(Object.keys(resourcesOf(service, tableType))).toEqual([]);
    expect(Object.keys(resourcesOf(data, tableType))).toHaveLength(tables.length);
  });

  it.each(tables)('an operator who deletes the stack loses nothing of $name', ({ name }) => {
    const [resource] = Object.entries(resourcesOf(data, tableType)).filter(([id]) => id.startsWith(`Storage${name}`));
    expect(resource?.[1]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(propertiesOf(data, tableType, `Storage${name}`)).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
  });

  it.each(tables)('$name expires and streams as tables.ts says, and nothing else does', ({ name, ttl, stream }) => {
    const properties = propertiesOf(data, tableType, `Storage${name}`);
    expect(properties.TimeToLiveSpecification).toEqual(ttl && { AttributeName: ttl, Enabled: true });
    expect(properties.StreamSpecification).toEqual(stream && { StreamViewType: 'NEW_AND_OLD_IMAGES' });
  });

  it('a stranger is given nothing by a policy on a table or a stream', () => {
    const text = JSON.stringify(resourcesOf(data, tableType));
    expect(text).not.toContain('ResourcePolicy');
    expect(text).not.toContain('Kinesis');
    for (const type of ['AWS::S3::Bucket', 'AWS::Lambda::Url', 'AWS::EC2::VPC']) {
      expect(resourcesOf(service, type)).toEqual({});
    }
  });
});

describe('accounts of the staff', () => {
  const pool = propertiesOf(data, 'AWS::Cognito::UserPool');

  it('a stranger cannot make an account, and staff need a password and a one-time code', () => {
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 14,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
        },
      },
    });
  });

  it('an operator cannot delete the accounts by accident', () => {
    expect(pool.DeletionProtection).toBe('ACTIVE');
    const [resource] = Object.values(resourcesOf(data, 'AWS::Cognito::UserPool'));
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('a member of staff logs in by code and PKCE without a secret, and a stolen token is worth 15 minutes', () => {
    const client = propertiesOf(service, 'AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
      PreventUserExistenceErrors: 'ENABLED',
    });
    expect(client.CallbackURLs).toHaveLength(1);
    expect(JSON.stringify(client.CallbackURLs)).toMatch(/"https:\/\/".*DomainName.*"\/desk"/);
  });

  it('a member of staff sees a login page: the managed one has a style for the client', () => {
    expect(propertiesOf(data, 'AWS::Cognito::UserPoolDomain').ManagedLoginVersion).toBe(2);
    expect(propertiesOf(service, 'AWS::Cognito::ManagedLoginBranding').UseCognitoProvidedValues).toBe(true);
  });
});
