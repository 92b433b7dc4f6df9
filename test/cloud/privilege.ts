import { describe, expect, it } from 'vitest';
import { allowedBy, type Request, type Right } from './simulate.ts';
import { cloud } from './synth.ts';

const none = { 'dynamodb:ReturnValues': 'NONE' };
const old = { 'dynamodb:ReturnValues': 'ALL_OLD' };
const key = (...keys: readonly string[]) => ({ 'dynamodb:LeadingKeys': keys });

/** A request as DynamoDB would put it to IAM: a scan names no key. */
const row = (
  who: Request['who'],
  table: Request['table'],
  action: string,
  context: Request['context'] = {},
): Request => ({
  who,
  table,
  action: `dynamodb:${action}`,
  context: action === 'Scan' ? {} : context,
});

const rows = (
  who: Request['who'],
  table: Request['table'],
  actions: readonly string[],
  context: Request['context'] = {},
) => actions.map((action) => row(who, table, action, context));

const reads = ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'PartiQLSelect'];
const writes = [
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'PartiQLInsert',
  'PartiQLUpdate',
  'PartiQLDelete',
];
const everything = [...reads, ...writes];
const without = (actions: readonly string[], ...left: readonly string[]) =>
  actions.filter((name) => !left.includes(name));

const response = key('R#herbst#3');

const may: readonly Request[] = [
  row('collect', 'Responses', 'PutItem', { ...response, ...none }),
  row('collect', 'Responses', 'PutItem', response),
  row('collect', 'Responses', 'ConditionCheckItem', response),
  ...rows('collect', 'Catalogue', ['GetItem', 'Query'], key('WAVES')),
  ...rows('collect', 'Catalogue', ['GetItem', 'Query'], key('Q#eltern-kita')),
  ...rows('desk', 'Catalogue', ['GetItem', 'Query'], key('OUT#herbst')),
  ...rows('desk', 'Catalogue', ['PutItem', 'UpdateItem'], key('WAVES')),
  ...rows('desk', 'Catalogue', ['PutItem', 'UpdateItem'], key('A#2026-11')),
  row('tally', 'Catalogue', 'GetItem', key('WAVES')),
  row('tally', 'Catalogue', 'GetItem', key('Q#eltern-kita')),
  ...rows('tally', 'Tallies', ['PutItem', 'UpdateItem'], key('T#herbst')),
  ...rows('tally', 'Responses stream', ['GetRecords', 'GetShardIterator', 'DescribeStream']),
  ...rows('release', 'Catalogue', ['GetItem', 'Query'], key('WAVES')),
  ...rows('release', 'Catalogue', ['PutItem', 'UpdateItem'], key('OUT#herbst')),
  row('release', 'Catalogue', 'UpdateItem', key('WAVES')),
  ...rows('release', 'Tallies', ['GetItem', 'Query'], key('T#herbst')),
  row('release', 'Responses', 'PutItem', { ...key('R#herbst#3'), ...none }),
];

const mayNot: Readonly<Record<string, readonly Request[]>> = {
  'a respondent is not read back by the public function': [
    ...rows('collect', 'Responses', reads, response),
    row('collect', 'Responses', 'PutItem', { ...response, ...old }),
  ],
  'a respondent is neither changed nor deleted by the public function except by a whole new put': rows(
    'collect',
    'Responses',
    without(writes, 'PutItem'),
    response,
  ),
  'a visitor does not see a release or the audit log through the public function': [
    ...rows('collect', 'Catalogue', reads, key('OUT#herbst')),
    ...rows('collect', 'Catalogue', reads, key('A#2026-11')),
    ...rows('collect', 'Catalogue', reads, key('WAVES', 'OUT#herbst')),
    ...rows('collect', 'Catalogue', ['GetItem', 'Query']),
  ],
  'a visitor cannot open, close or invent a wave through the public function': rows(
    'collect',
    'Catalogue',
    writes,
    key('WAVES'),
  ),
  'a member of staff reaches no response, no stream and no exact count': [
    ...rows('desk', 'Responses', everything, response),
    ...rows('desk', 'Tallies', everything, key('T#herbst')),
    ...rows('desk', 'Responses stream', ['GetRecords', 'GetShardIterator']),
  ],
  'a member of staff cannot write a release, nor change a questionnaire that was fielded': [
    ...rows('desk', 'Catalogue', writes, key('OUT#herbst')),
    ...rows('desk', 'Catalogue', writes, key('Q#eltern-kita')),
    ...rows('desk', 'Catalogue', writes, key('WAVES', 'OUT#herbst')),
    ...rows('desk', 'Catalogue', ['PutItem', 'UpdateItem']),
  ],
  'a member of staff cannot wipe out a wave or an entry of the audit log': [
    row('desk', 'Catalogue', 'DeleteItem', key('WAVES')),
    row('desk', 'Catalogue', 'DeleteItem', key('A#2026-11')),
  ],
  'a respondent is counted by tally and never looked up': rows('tally', 'Responses', everything, response),
  'tally adds to the counts, cannot take them out and writes nothing that is published': [
    ...rows('tally', 'Tallies', [...reads, 'DeleteItem', 'BatchWriteItem'], key('T#herbst')),
    ...rows('tally', 'Catalogue', writes, key('WAVES')),
    ...rows('tally', 'Catalogue', reads, key('OUT#herbst')),
  ],
  'a respondent is not read by release, which only sends fences through the stream': [
    ...rows('release', 'Responses', without(everything, 'PutItem'), response),
    row('release', 'Responses', 'PutItem', { ...response, ...old }),
    ...rows('release', 'Responses stream', ['GetRecords', 'GetShardIterator']),
  ],
  'release changes neither a count nor a questionnaire nor the audit log': [
    ...rows('release', 'Tallies', writes, key('T#herbst')),
    ...rows('release', 'Catalogue', writes, key('Q#eltern-kita')),
    ...rows('release', 'Catalogue', writes, key('A#2026-11')),
  ],
  "an organisation's report is reached by no function that has no business with it": (
    ['collect', 'desk', 'tally', 'release'] as const
  ).flatMap((who) => rows(who, 'Reports', everything, key('O#club'))),
};

const sentence = ({ who, action, table, context }: Request) => `${who} ${action} ${table} ${JSON.stringify(context)}`;

/** Those of the requests that IAM would let through. */
async function allowedOf(requests: readonly Request[], more: readonly Right[] = []): Promise<readonly string[]> {
  const answers = await Promise.all(requests.map((request) => allowedBy(cloud, request, more)));
  return requests.filter((_, index) => answers[index]).map(sentence);
}

describe('what IAM lets each function do, asked of the synthesized roles', () => {
  it('a respondent, a member of staff and the schedule get everything that they need', async () => {
    expect(await allowedOf(may)).toEqual(may.map(sentence));
  });

  it.each(Object.entries(mayNot))('%s', async (_, requests) => {
    expect(await allowedOf(requests)).toEqual([]);
  });

  it('an operator who grants too much is found out: one more right turns these answers round', async () => {
    const read = row('collect', 'Responses', 'GetItem', response);
    const right = { actions: ['dynamodb:GetItem'], table: 'Responses' } as const;
    expect(await allowedOf([read], [right])).toEqual([sentence(read)]);
  });
});
