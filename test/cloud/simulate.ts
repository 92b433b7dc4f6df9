import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { TableSpec } from '../../infra/tables.ts';
import { type functionNames, propertiesOf, type Resource, type Synthesized } from './synth.ts';

const account = '111122223333';
const region = 'eu-central-1';

export type Request = {
  readonly who: (typeof functionNames)[number];
  readonly action: string;
  readonly table: TableSpec['name'] | 'Responses stream';
  readonly context: Readonly<Record<string, string | readonly string[]>>;
};

/** A right that the template does not give, to show that the answer depends on it. */
export type Right = { readonly actions: readonly string[]; readonly table: Request['table'] };

function arnOf(table: Request['table']): string {
  const stream = table === 'Responses stream' ? '/stream/2026-11-01T00:00:00.000' : '';
  return `arn:aws:dynamodb:${region}:${account}:table/${table.split(' ')[0]}${stream}`;
}

/** What an exported value of the data stack becomes: the table's ARN or its stream's. */
function exported({ data }: Synthesized, name: string): string {
  const outputs: readonly Resource[] = Object.values(data.findOutputs('*'));
  const [id, attribute]: readonly string[] =
    outputs.find((output) => output.Export.Name === name)?.Value['Fn::GetAtt'] ?? [];
  const [, table] = /^Storage(Catalogue|Responses|Reports|Tallies)/.exec(id ?? '') ?? [];
  const spec = (['Catalogue', 'Responses', 'Reports', 'Tallies'] as const).find((known) => known === table);
  if (!spec) throw new Error(`"${name}" is no table`);
  return attribute === 'StreamArn' ? arnOf('Responses stream') : arnOf(spec);
}

/** A value with CloudFormation's functions worked out; what is not DynamoDB's gets a stand-in. */
function resolve(cloud: Synthesized, value: unknown): string {
  if (typeof value === 'string') return value;
  const node: Resource = Object(value);
  if ('Fn::ImportValue' in node) return exported(cloud, node['Fn::ImportValue']);
  if ('Fn::GetAtt' in node) return `arn:aws:other:${region}:${account}:${node['Fn::GetAtt'][0]}`;
  if (!('Fn::Join' in node)) throw new Error(`cannot resolve ${JSON.stringify(value)}`);
  const [separator, parts]: readonly [string, readonly unknown[]] = node['Fn::Join'];
  return parts.map((part) => resolve(cloud, part)).join(separator);
}

/** A function's whole policy, as IAM would hold it. */
function policyOf(cloud: Synthesized, who: Request['who']): Resource {
  const begins = `${who[0]?.toUpperCase()}${who.slice(1)}Role`;
  const role = propertiesOf(cloud.service, 'AWS::IAM::Role', begins);
  if (role.ManagedPolicyArns || role.Policies) throw new Error(`${who} has policies beside its own`);
  const { PolicyDocument } = propertiesOf(cloud.service, 'AWS::IAM::Policy', begins);
  const statements: readonly Resource[] = PolicyDocument.Statement;
  return {
    ...PolicyDocument,
    Statement: statements.map((statement) => ({
      ...statement,
      Resource: [statement.Resource].flat().map((resource) => resolve(cloud, resource)),
    })),
  };
}

const policyFor = ({ actions, table }: Right): Resource => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: arnOf(table) }],
});

/** Whether IAM would allow it. Throws where the simulator cannot say, or would leave out part of the context. */
export async function allowedBy(cloud: Synthesized, request: Request, more: readonly Right[] = []): Promise<boolean> {
  const policies = [policyOf(cloud, request.who), ...more.map(policyFor)];
  const answer = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${account}:role/${request.who}`,
        action: request.action,
        resource: { resource: arnOf(request.table), accountId: account },
        contextVariables: Object.fromEntries(
          Object.entries(request.context).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
        ),
      },
      identityPolicies: policies.map((policy, index) => ({ name: `policy${index}`, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (answer.resultType !== 'single') throw new Error(`${request.action}: ${JSON.stringify(answer)}`);
  const ignored = answer.result.ignoredContextKeys ?? [];
  if (ignored.length > 0) throw new Error(`${request.action} ignores ${ignored.join(', ')}`);
  return answer.overallResult === 'Allowed';
}
