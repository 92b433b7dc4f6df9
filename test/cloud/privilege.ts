import { describe, expect, it } from 'vitest';
import { clubsMay, clubsMayNot } from './clubs.ts';
import { everything, key, none, old, reads, row, rows, without, writes } from './rights.ts';
import { allowedBy, type Request, type Right } from './simulate.ts';
import { cloud, synthesize } from './synth.ts';

const response = key('R#herbst#3');
const message = key('CONTACT');

const may: readonly Request[] = [
  row('collect', 'Responses', 'PutItem', { ...response, ...none }),
  row('collect', 'Responses', 'PutItem', response),
  row('collect', 'Responses', 'ConditionCheckItem', response),
  row('collect', 'Reports', 'PutItem', { ...message, ...none }),
  row('collect', 'Reports', 'PutItem', message),
  ...rows('collect', 'Catalogue', ['GetItem', 'Query'], key('WAVES')),
  ...rows('collect', 'Catalogue', ['GetItem', 'Query'], key('Q#eltern-kita')),
  row('collect', 'Catalogue', 'GetItem', key('KEY')),
  row('collect', 'Catalogue', 'UpdateItem', { ...key('C#herbst'), ...none }),
  row('collect', 'Catalogue', 'UpdateItem', key('C#herbst')),
  row('collect', 'Catalogue', 'ConditionCheckItem', key('C#herbst')),
  ...['WAVES', 'Q#eltern-kita', 'OUT#herbst'].flatMap((pk) => rows('desk', 'Catalogue', ['GetItem', 'Query'], key(pk))),
  ...rows('desk', 'Catalogue', ['PutItem', 'UpdateItem'], key('WAVES')),
  ...rows('desk', 'Catalogue', ['PutItem', 'UpdateItem'], key('A#2026-11')),
  ...rows('desk', 'Catalogue', ['GetItem', 'PutItem'], key('N#herbst')),
  ...rows('desk', 'Reports', ['GetItem', 'Query', 'UpdateItem'], message),
  ...['WAVES', 'Q#eltern-kita', 'OUT#herbst'].map((pk) => row('research', 'Catalogue', 'GetItem', key(pk))),
  row('research', 'Catalogue', 'PutItem', key('A#2026-11')),
  ...rows('research', 'Catalogue', ['GetItem', 'PutItem'], key('ORDER')),
  row('texts', 'Responses', 'Query', response),
  ...rows('texts', 'Reports', ['GetItem', 'Query', 'PutItem', 'UpdateItem'], key('ROOM#herbst')),
  ...rows('texts', 'Catalogue', ['GetItem', 'PutItem'], key('OUT#herbst#texts')),
  ...['WAVES', 'Q#eltern-kita'].map((pk) => row('texts', 'Catalogue', 'GetItem', key(pk))),
  row('texts', 'Catalogue', 'PutItem', key('A#2026-11')),
  row('desk', 'Catalogue', 'GetItem', key('OUT#herbst#texts')),
  row('tally', 'Catalogue', 'GetItem', key('WAVES')),
  row('tally', 'Catalogue', 'GetItem', key('Q#eltern-kita')),
  ...rows('tally', 'Tallies', ['PutItem', 'UpdateItem'], key('T#herbst')),
  ...rows('tally', 'Responses stream', ['GetRecords', 'GetShardIterator', 'DescribeStream']),
  ...rows('release', 'Catalogue', ['GetItem', 'Query'], key('WAVES')),
  ...rows('release', 'Catalogue', ['PutItem', 'UpdateItem'], key('OUT#herbst')),
  row('release', 'Catalogue', 'GetItem', key('OUT#herbst')),
  row('release', 'Catalogue', 'UpdateItem', key('WAVES')),
  row('release', 'Catalogue', 'PutItem', key('KEY')),
  ...rows('release', 'Catalogue', ['GetItem', 'PutItem'], key('SEAL')),
  ...rows('release', 'Tallies', ['GetItem', 'Query'], key('T#herbst')),
  row('release', 'Responses', 'PutItem', { ...key('R#herbst#3'), ...none }),

  ...clubsMay,
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
  'nobody but the public function reads the secret that signs challenges, and it cannot change it': [
    ...rows('desk', 'Catalogue', everything, key('KEY')),
    ...rows('tally', 'Catalogue', everything, key('KEY')),
    ...rows('release', 'Catalogue', without(everything, 'PutItem'), key('KEY')),
    ...rows('collect', 'Catalogue', without(everything, 'GetItem'), key('KEY')),
    ...rows('desk', 'Catalogue', reads, key('WAVES', 'KEY')),
    ...rows('desk', 'Catalogue', ['GetItem', 'Query']),
    ...rows('release', 'Catalogue', ['GetItem', 'Query']),
  ],
  "nobody but the release function reaches the secret that a wave's tables are protected with": [
    ...(['collect', 'desk', 'tally'] as const).flatMap((who) =>
      rows(who, 'Catalogue', [...everything, 'ConditionCheckItem'], key('SEAL')),
    ),
    ...rows('desk', 'Catalogue', reads, key('WAVES', 'SEAL')),
    ...rows('collect', 'Catalogue', reads, key('KEY', 'SEAL')),
    ...rows('release', 'Catalogue', without(everything, 'GetItem', 'PutItem'), key('SEAL')),
  ],
  'an access code is used up by the public function, and read, made or deleted by no function': [
    ...rows('collect', 'Catalogue', without(everything, 'UpdateItem'), key('C#herbst')),
    row('collect', 'Catalogue', 'UpdateItem', { ...key('C#herbst'), ...old }),
    row('collect', 'Catalogue', 'UpdateItem', key('C#herbst', 'WAVES')),
    row('collect', 'Catalogue', 'ConditionCheckItem', key('OUT#herbst')),
    ...rows('desk', 'Catalogue', [...everything, 'ConditionCheckItem'], key('C#herbst')),
    ...rows('tally', 'Catalogue', [...everything, 'ConditionCheckItem'], key('C#herbst')),
    ...rows('release', 'Catalogue', [...everything, 'ConditionCheckItem'], key('C#herbst')),
  ],
  'a member of staff reaches no response, no stream and no exact count': [
    ...rows('desk', 'Responses', everything, response),
    ...rows('desk', 'Tallies', everything, key('T#herbst')),
    ...rows('desk', 'Responses stream', ['GetRecords', 'GetShardIterator']),
  ],
  'what a respondent answered is read by the room of texts alone': [
    ...(['collect', 'desk', 'tally', 'release'] as const).flatMap((who) => rows(who, 'Responses', reads, response)),
    ...rows('research', 'Responses', everything, response),
    ...rows('texts', 'Responses', without(everything, 'Query'), response),
    ...rows('texts', 'Responses', ['Query']),
    ...rows('texts', 'Responses stream', ['GetRecords', 'GetShardIterator']),
  ],
  'research reaches no text in a room, no exact count, no secret that protects, no report, and writes no release': [
    ...rows('research', 'Reports', everything, key('ROOM#herbst')),
    ...rows('research', 'Reports', everything, message),
    ...rows('research', 'Tallies', everything, key('T#herbst')),
    ...['SEAL', 'KEY', 'C#herbst'].flatMap((pk) => rows('research', 'Catalogue', everything, key(pk))),
    ...rows('research', 'Catalogue', writes, key('OUT#herbst')),
    ...rows('research', 'Catalogue', reads, key('A#2026-11')),
    ...(['collect', 'desk', 'texts', 'tally', 'release'] as const).flatMap((who) =>
      rows(who, 'Catalogue', everything, key('ORDER')),
    ),
  ],
  'a text that waits for a person is reached by the room of texts alone, which deletes none': [
    ...(['collect', 'desk', 'tally', 'release'] as const).flatMap((who) =>
      rows(who, 'Reports', everything, key('ROOM#herbst')),
    ),
    ...rows('texts', 'Reports', without(everything, 'GetItem', 'Query', 'PutItem', 'UpdateItem'), key('ROOM#herbst')),
    ...rows('texts', 'Reports', ['GetItem', 'Query']),
    ...rows('desk', 'Reports', reads, key('CONTACT', 'ROOM#herbst')),
  ],
  'the room of texts reaches no table of a release, no exact count, no secret, no message and no report': [
    ...rows('texts', 'Catalogue', everything, key('OUT#herbst')),
    ...rows('texts', 'Catalogue', writes, key('OUT#herbst', 'OUT#herbst#texts')),
    ...['SEAL', 'KEY', 'C#herbst'].flatMap((pk) => rows('texts', 'Catalogue', everything, key(pk))),
    ...rows('texts', 'Catalogue', writes, key('WAVES')),
    ...rows('texts', 'Catalogue', reads, key('A#2026-11')),
    ...rows('texts', 'Tallies', everything, key('T#herbst')),
    ...rows('texts', 'Reports', everything, message),
    ...rows('texts', 'Reports', everything, key('O#club')),
  ],
  'published texts are written by nobody else but release, whose partitions they are named after': [
    ...(['collect', 'desk', 'tally'] as const).flatMap((who) =>
      rows(who, 'Catalogue', writes, key('OUT#herbst#texts')),
    ),
    ...rows('texts', 'Catalogue', ['UpdateItem', 'DeleteItem', 'BatchWriteItem'], key('OUT#herbst#texts')),
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
  'a message to the centre is put by the public function, which cannot read, change or replace one unseen': [
    ...rows('collect', 'Reports', without(everything, 'PutItem'), message),
    row('collect', 'Reports', 'PutItem', { ...message, ...old }),
  ],
  'the public function puts nothing but messages among the reports': [
    row('collect', 'Reports', 'PutItem', { ...key('CONTACT2'), ...none }),
    row('collect', 'Reports', 'PutItem', { ...key('CONTACT', 'O#club'), ...none }),
    row('collect', 'Reports', 'PutItem', none),
  ],
  'a member of staff cannot make up or wipe out a message': [
    ...rows('desk', 'Reports', without(everything, 'GetItem', 'Query', 'UpdateItem'), message),
    ...rows('desk', 'Reports', ['GetItem', 'Query', 'UpdateItem'], key('CONTACT', 'O#club')),
    ...rows('desk', 'Reports', ['GetItem', 'Query', 'UpdateItem']),
  ],
  'a message is no business of tally and release': (['tally', 'release'] as const).flatMap((who) =>
    rows(who, 'Reports', everything, message),
  ),
  "an organisation's report is reached by no function that has no business with it": (
    ['collect', 'desk', 'tally', 'release'] as const
  ).flatMap((who) => rows(who, 'Reports', everything, key('O#club'))),
  ...clubsMayNot,
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

  it('a steward gets responses where the house has switched research on, and the role then queries them alone', async () => {
    const on = synthesize({ research: 'true' });
    const asked = rows('research', 'Responses', everything, response);
    const answers = await Promise.all(asked.map((request) => allowedBy(on, request)));
    expect(asked.filter((_, index) => answers[index]).map(({ action }) => action)).toEqual(['dynamodb:Query']);
    expect(await allowedBy(on, row('desk', 'Responses', 'Query', response))).toBe(false);
  });
});
