import { describe, expect, it } from 'vitest';
import { cloud, propertiesOf, type Resource, resourcesOf } from './synth.ts';

const { data, service } = cloud;

describe('what an operator can rely on', () => {
  it('no statement about DynamoDB is about everything, and none allows more than named actions', () => {
    const policies = Object.values(resourcesOf(service, 'AWS::IAM::Policy'));
    const statements: readonly Resource[] = policies.flatMap((found) => found.Properties.PolicyDocument.Statement);
    const about = statements.filter(({ Action }) => JSON.stringify(Action).includes('dynamodb:'));
    expect(about.length).toBeGreaterThan(8);
    for (const { Action, Resource } of about) {
      expect(JSON.stringify(Resource)).not.toContain('"*"');
      expect(JSON.stringify(Action)).not.toContain('*');
    }
  });

  it('the templates fit another partition: none is written into them', () => {
    expect(JSON.stringify([data.toJSON(), service.toJSON()])).not.toContain('arn:aws');
  });

  it.each([
    ['CollectErrors', 'Respondents'],
    ['CollectThrottles', 'respondents'],
    ['ServerErrors', 'Respondents or staff'],
    ['ReportsErrors', 'Clubs'],
    ['ReportsThrottles', 'clubs'],
    ['MailErrors', 'Clubs'],
    ['MailFailed', 'club'],
    ['TallyLate', 'Staff'],
    ['DeadLetters', 'Respondents'],
    ['Quarantine', 'respondent'],
    ['ReleaseErrors', 'Staff'],
    ['AuditFailed', 'Staff'],
    ['ReleaseHeld', 'Staff'],
    ['ReleaseSilent', 'staff'],
  ])('the alarm %s says that it hurts %s', (id, whom) => {
    expect(propertiesOf(service, 'AWS::CloudWatch::Alarm', `Alarms${id}`).AlarmDescription).toContain(whom);
  });

  it('there is no alarm beside those', () => {
    expect(Object.keys(resourcesOf(service, 'AWS::CloudWatch::Alarm'))).toHaveLength(14);
  });
});
