import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { aCloud, propertiesOf, resourcesOf, synthesize } from './synth.ts';

const account = '111122223333';
const everySetting = {
  name: 'Zweit',
  region: 'eu-west-1',
  domain: 'fragen.example',
  certificateArn: `arn:aws:acm:us-east-1:${account}:certificate/1`,
  webAclArn: `arn:aws:wafv2:us-east-1:${account}:global/webacl/1/1`,
  tableKeyArn: `arn:aws:kms:eu-west-1:${account}:key/1`,
  alarmEmail: 'wache@fragen.example',
  loginPrefix: 'zweit',
  reserve: 'false',
};

describe('an operator who sets everything', () => {
  const { data, service } = synthesize(everySetting);
  const { DistributionConfig } = propertiesOf(service, 'AWS::CloudFront::Distribution');

  it('serves people under the own name, by TLS 1.2 or newer, behind the web ACL', () => {
    expect(DistributionConfig).toMatchObject({
      Aliases: ['fragen.example'],
      WebACLId: everySetting.webAclArn,
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
  });

  it('puts the own name on posters and letters', () => {
    const { Environment } = propertiesOf(service, 'AWS::Lambda::Function', 'Collect');
    expect(Environment.Variables.PUBLIC_ORIGIN).toBe('https://fragen.example');
  });

  it('lets staff come back to the own name after they log in', () => {
    const client = propertiesOf(service, 'AWS::Cognito::UserPoolClient');
    expect(client.CallbackURLs).toEqual(['https://fragen.example/desk']);
    expect(propertiesOf(data, 'AWS::Cognito::UserPoolDomain').Domain).toBe('zweit');
  });

  it('keeps the tables under the own key, which the functions use through DynamoDB only', () => {
    for (const { Properties } of Object.values(resourcesOf(data, 'AWS::DynamoDB::GlobalTable'))) {
      expect(Properties.Replicas[0].SSESpecification).toEqual({ KMSMasterKeyId: everySetting.tableKeyArn });
    }
    const policies = Object.values(resourcesOf(service, 'AWS::IAM::Policy'));
    for (const { Properties } of policies) {
      expect(JSON.stringify(Properties)).toContain('"kms:ViaService":"dynamodb.eu-west-1.amazonaws.com"');
    }
  });

  it('is sent every alarm by e-mail, which CloudWatch may hand over', () => {
    for (const { Properties } of Object.values(resourcesOf(service, 'AWS::CloudWatch::Alarm'))) {
      expect(Properties.AlarmActions).toHaveLength(1);
    }
    expect(JSON.stringify(propertiesOf(service, 'AWS::SNS::TopicPolicy'))).toContain('cloudwatch.amazonaws.com');
  });

  it('protects clubs by a measure of the own house, and of single waves', () => {
    const { Environment } = propertiesOf(
      synthesize({ clubPercent: '12 sport=15' }).service,
      'AWS::Lambda::Function',
      'Release',
    );
    expect(Environment.Variables.CLUB_PERCENT).toBe('12 sport=15');
    expect(propertiesOf(service, 'AWS::Lambda::Function', 'Release').Environment.Variables.CLUB_PERCENT).toBe('10');
  });

  it('deploys into a new account, whose limit leaves no execution to reserve', () => {
    for (const { Properties } of Object.values(resourcesOf(service, 'AWS::Lambda::Function'))) {
      expect(Properties.ReservedConcurrentExecutions).toBeUndefined();
    }
  });
});

describe('an operator who makes a mistake', () => {
  it('is told that a name needs its certificate', () => {
    expect(() => aCloud({ domain: 'fragen.example' })).toThrow('belong together');
  });

  it('is told how dominance among clubs is set', () => {
    for (const clubPercent of ['0', 'ten', '10%', '10 sport'])
      expect(() => aCloud({ clubPercent })).toThrow('clubPercent');
  });

  it('cannot synthesize a resource that breaks a rule', () => {
    const { app, service } = aCloud();
    new Queue(service, 'Careless');
    expect(() => app.synth()).toThrow('AwsSolutions-SQS4');
  });
});
