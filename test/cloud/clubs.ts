import { attributes, everything, key, none, old, row, rows, without, writes } from './rights.ts';
import type { Request } from './simulate.ts';

const response = key('R#herbst#3');
const message = key('CONTACT');

/** What the functions that serve organisations may do. */
export const clubsMay: readonly Request[] = [
  ...rows('desk', 'Catalogue', ['GetItem', 'Query', 'PutItem'], key('ORG')),
  ...rows('desk', 'Catalogue', ['GetItem', 'Query', 'UpdateItem'], key('INV#sport')),
  row('desk', 'Catalogue', 'PutItem', { ...key('I#0f'), ...none }),
  ...rows('desk', 'Catalogue', ['Query', 'PutItem'], key('MAIL#sport')),
  ...rows('desk', 'Reports', ['GetItem', 'Query'], key('R#sport#100')),
  ...rows('desk', 'Reports', ['GetItem', 'Query', 'UpdateItem'], key('H#sport')),
  ...['WAVES', 'Q#sportverein-teilnahme'].flatMap((pk) => rows('reports', 'Catalogue', ['GetItem', 'Query'], key(pk))),
  ...['ORG', 'I#0f', 'INV#sport'].map((pk) => row('reports', 'Catalogue', 'GetItem', key(pk))),
  row('reports', 'Catalogue', 'UpdateItem', { ...key('INV#sport'), ...attributes('pk', 'sk', 'opened'), ...none }),
  row('reports', 'Catalogue', 'UpdateItem', { ...key('INV#sport'), ...attributes('pk', 'opened') }),
  ...rows('reports', 'Reports', ['GetItem', 'Query', 'PutItem'], key('R#sport#100')),
  ...rows('reports', 'Reports', ['GetItem', 'PutItem'], key('H#sport')),
  ...rows('reports', 'Reports', ['GetItem', 'PutItem'], key('O#100')),
  row('release', 'Reports', 'Query', key('H#sport')),
  row('release', 'Reports', 'GetItem', key('R#sport#100')),
  ...['ORG', 'INV#sport'].map((pk) => row('release', 'Catalogue', 'Query', key(pk))),
  ...rows('release', 'Catalogue', ['GetItem', 'PutItem'], key('BASE#sport')),
  ...rows('mail', 'Catalogue', ['GetItem', 'Query'], key('WAVES')),
  row('mail', 'Catalogue', 'GetItem', key('ORG')),
  ...rows('mail', 'Catalogue', ['GetItem', 'Query', 'UpdateItem'], key('INV#sport')),
  row('mail', 'Catalogue', 'PutItem', { ...key('I#0f'), ...none }),
  ...rows('mail', 'Catalogue', ['Query', 'PutItem', 'UpdateItem'], key('MAIL#sport')),
  ...rows('mail', 'Reports', ['GetItem', 'Query'], key('H#sport')),
];

/** What they, and others with what is theirs, must not. */
export const clubsMayNot: Readonly<Record<string, readonly Request[]>> = {
  'a club that comes by its link invites nobody, changes no organisation, and lists none of them': [
    ...['ORG', 'I#0f', 'INV#sport'].flatMap((pk) =>
      rows('reports', 'Catalogue', without(everything, 'GetItem', 'UpdateItem'), key(pk)),
    ),
    ...['ORG', 'I#0f'].map((pk) =>
      row('reports', 'Catalogue', 'UpdateItem', { ...key(pk), ...attributes('pk', 'opened') }),
    ),
    row('reports', 'Catalogue', 'UpdateItem', { ...key('INV#sport'), ...attributes('pk', 'generation') }),
    row('reports', 'Catalogue', 'UpdateItem', { ...key('INV#sport'), ...attributes('pk', 'opened', 'revoked') }),
    row('reports', 'Catalogue', 'UpdateItem', { ...key('INV#sport'), ...attributes('pk', 'opened'), ...old }),
  ],
  'a club reaches no response, no count, no release, no message, no key and no audit log through its function': [
    ...rows('reports', 'Responses', everything, response),
    ...rows('reports', 'Tallies', everything, key('T#herbst')),
    ...rows('reports', 'Reports', everything, message),
    ...['OUT#sport', 'SEAL', 'KEY', 'A#2026-11', 'C#herbst', 'MAIL#sport'].flatMap((pk) =>
      rows('reports', 'Catalogue', everything, key(pk)),
    ),
    ...rows('reports', 'Catalogue', writes, key('WAVES')),
  ],
  "a club's versions are neither changed in part nor deleted, and no list of all reports is read by its function": [
    ...rows('reports', 'Reports', ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'Scan'], key('R#sport#100')),
    ...rows('reports', 'Reports', ['Query', 'UpdateItem', 'DeleteItem'], key('H#sport')),
  ],
  'a member of staff writes no report, changes no version, and cannot look a link up': [
    ...rows('desk', 'Reports', writes, key('R#sport#100')),
    ...rows('desk', 'Reports', without(writes, 'UpdateItem'), key('H#sport')),
    ...rows('desk', 'Reports', everything, key('O#100')),
    ...rows('desk', 'Catalogue', without(everything, 'PutItem'), key('I#0f')),
    row('desk', 'Catalogue', 'PutItem', { ...key('I#0f'), ...old }),
    ...['ORG', 'INV#sport', 'MAIL#sport'].flatMap((pk) => rows('desk', 'Catalogue', ['DeleteItem', 'Scan'], key(pk))),
  ],
  "the function that sends e-mail reads no report's cells, no response and no count, and changes no organisation": [
    ...rows('mail', 'Reports', everything, key('R#sport#100')),
    ...rows('mail', 'Reports', writes, key('H#sport')),
    ...rows('mail', 'Responses', everything, response),
    ...rows('mail', 'Tallies', everything, key('T#herbst')),
    ...rows('mail', 'Catalogue', without(everything, 'GetItem'), key('ORG')),
    ...rows('mail', 'Catalogue', without(everything, 'PutItem'), key('I#0f')),
    ...['OUT#sport', 'SEAL', 'KEY', 'A#2026-11'].flatMap((pk) => rows('mail', 'Catalogue', everything, key(pk))),
  ],
  'a link, an invitation and the register are no business of the other functions': (
    ['collect', 'tally'] as const
  ).flatMap((who) =>
    ['ORG', 'I#0f', 'INV#sport', 'MAIL#sport'].flatMap((pk) => rows(who, 'Catalogue', everything, key(pk))),
  ),
  "release reads clubs' reports, their register and invitations as far as it must, and changes none of them": [
    ...rows('release', 'Reports', without(everything, 'GetItem'), key('R#sport#100')),
    ...rows('release', 'Reports', without(everything, 'Query'), key('H#sport')),
    ...rows('release', 'Reports', everything, key('O#100')),
    ...rows('release', 'Reports', ['GetItem', 'Query'], key('R#sport#100', 'CONTACT')),
    ...rows('release', 'Reports', ['GetItem', 'Query']),
    ...['ORG', 'INV#sport'].flatMap((pk) => rows('release', 'Catalogue', without(everything, 'Query'), key(pk))),
    ...['I#0f', 'MAIL#sport'].flatMap((pk) => rows('release', 'Catalogue', everything, key(pk))),
  ],
  'which reports a release was made of is known to release alone, and never changes': [
    ...(['collect', 'desk', 'reports', 'tally', 'mail', 'texts', 'research'] as const).flatMap((who) =>
      rows(who, 'Catalogue', everything, key('BASE#sport')),
    ),
    ...rows('release', 'Catalogue', without(everything, 'GetItem', 'PutItem'), key('BASE#sport')),
  ],
};
