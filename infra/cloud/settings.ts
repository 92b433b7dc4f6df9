import { join } from 'node:path';
import type { Construct } from 'constructs';
import { readHouse } from '../house.ts';

/** What an operator may set with `-c key=value`. */
export type Settings = {
  /** Prefix of the stacks; a second name gives a second system in the same account. */
  readonly name: string;
  readonly region: string;
  /** Folder with one bundle per function. */
  readonly assets: string;
  /**
   * Own host name, with a certificate for it in us-east-1. Without both, CloudFront's own name is used, and posters and
   * letters name the API's: whoever prints them needs a domain.
   */
  readonly domain?: string;
  readonly certificateArn?: string;
  /** First label of the login page's host name, unique in a region. */
  readonly loginPrefix?: string;
  /** Where alarms are sent; without it they only show. */
  readonly alarmEmail?: string;
  /** Address that e-mail to organisations comes from, verified in SES; without it messages wait. */
  readonly mailFrom?: string;
  /** Customer-managed key for the tables, in place of DynamoDB's AWS-managed one. */
  readonly tableKeyArn?: string;
  /** Web ACL from a stack in us-east-1. */
  readonly webAclArn?: string;
  /** False in new accounts, whose limit of 10 concurrent executions leaves nothing to reserve. */
  readonly reserve: boolean;
  /** Whether the house has switched research access on; the function may read responses only then. */
  readonly research: boolean;
  /** p of the p% rule for clubs' figures, like `10` or `10 sport-2027=15`: whoever knows it can reckon closer. */
  readonly clubPercent: string;
};

function textAt(scope: Construct, key: string): string | undefined {
  const value: unknown = scope.node.tryGetContext(key);
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new TypeError(`context "${key}" must be text`);
  return value;
}

/** Throws before anything is deployed that the release function could not read. */
function percentAt(scope: Construct): string {
  const text = textAt(scope, 'clubPercent') ?? '10';
  if (!/^[1-9]\d{0,2}( [a-z0-9-]+=[1-9]\d{0,2})*$/.test(text))
    throw new Error('context "clubPercent" is "10" or "10 wave=15"');
  return text;
}

/** Reads the context. Throws where a host name comes without its certificate, or the other way round. */
export function readSettings(scope: Construct): Settings {
  const domain = textAt(scope, 'domain');
  const certificateArn = textAt(scope, 'certificateArn');
  if ((domain === undefined) !== (certificateArn === undefined)) {
    throw new Error('context "domain" and "certificateArn" belong together');
  }
  return {
    name: textAt(scope, 'name') ?? 'Vielstimmig',
    region: textAt(scope, 'region') ?? 'eu-central-1',
    assets: textAt(scope, 'assets') ?? join(import.meta.dirname, '../../dist'),
    domain,
    certificateArn,
    loginPrefix: textAt(scope, 'loginPrefix'),
    alarmEmail: textAt(scope, 'alarmEmail'),
    mailFrom: textAt(scope, 'mailFrom'),
    tableKeyArn: textAt(scope, 'tableKeyArn'),
    webAclArn: textAt(scope, 'webAclArn'),
    reserve: textAt(scope, 'reserve') !== 'false',
    clubPercent: percentAt(scope),
    research: (textAt(scope, 'research') ?? String(readHouse().research ?? false)) === 'true',
  };
}
