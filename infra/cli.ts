import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fillBack } from './back.ts';
import {
  auditWave,
  ChoreError,
  type Chores,
  createWave,
  eraseResponse,
  listWaves,
  recountWave,
  sendDemo,
} from './chores.ts';
import { makeCodes } from './codes.ts';
import { localDynamo, tableNames } from './local/schema.ts';
import { renewTexts } from './renew.ts';
import { checkTexts } from './texts.ts';

export const usage = `npm run cli -- COMMAND

  waves                                    all waves
  wave create --questionnaire eltern-kita --id ID --name NAME --opens INSTANT --closes INSTANT
              [--languages de,ar] [--place code=Name | --place code@town=Name]… [--k 3|5|10] [--retention DAYS] [--demo]
              [--access code] [--proof always|rate]
              [--year 2027 [--before WAVE]]    invited organisations report for a year
              k, retention and proof are the questionnaire's own where nothing is said
              instants in UTC: 2027-03-01T00:00:00Z
  codes --wave ID --count N [--place CODE] [--out FILE.csv]
                                           makes single-use access codes; prints or writes the only copy of them
  texts                                    checks the texts of the ready questionnaires in every language: missing,
                                           outdated, unreviewed, too long, hard to read; ends with 1 where one is to mend
  texts --back                             notes for each new back-translation which text it was made from, then checks
  texts renew --questionnaire ID --languages tr --key k1 [--key k2]…
                                           notes that these texts were translated anew from the German ones of today
  recount --wave ID                        counts the stored responses anew; ends with 1 where a counter differs
  audit --wave ID                          attacks the stored releases of a wave; ends with 1 where one tells too much
  demo --wave ID [--count 100] [--seed 1]  sends made-up responses through the API at ORIGIN
  erase --wave ID --id RESPONSE            deletes a response for good, by its id or code

Environment: DYNAMODB_ENDPOINT, the database engine that npm start was given too;
ORIGIN, the system's address, default http://localhost:8080.`;

const text = { type: 'string' } as const;
const options = {
  wave: text,
  id: text,
  name: text,
  questionnaire: text,
  opens: text,
  closes: text,
  languages: text,
  place: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  k: text,
  retention: text,
  access: text,
  proof: text,
  year: text,
  before: text,
  out: text,
  demo: { type: 'boolean' },
  back: { type: 'boolean' },
  count: text,
  seed: text,
  help: { type: 'boolean' },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });
type Values = ReturnType<typeof parse>['values'];
type Texts =
  | 'year'
  | 'wave'
  | 'id'
  | 'name'
  | 'questionnaire'
  | 'opens'
  | 'closes'
  | 'languages'
  | 'k'
  | 'retention'
  | 'count'
  | 'seed';

const need = (values: Values, name: Texts): string => {
  const value = values[name];
  if (!value) throw new ChoreError(`--${name} is missing\n\n${usage}`);
  return value;
};

const wholeOf = (values: Values, name: Texts, otherwise: number): number => {
  const value = Number(values[name] ?? otherwise);
  if (!Number.isSafeInteger(value) || value < 0) throw new ChoreError(`--${name} is a whole number`);
  return value;
};

/** `code=name`, or `code@town=name` for a place that lies in a town. */
const placeOf = (typed: string) => {
  const [head = '', ...name] = typed.split('=');
  const [code = '', inside] = head.split('@');
  return { code, name: name.join('='), ...(inside === undefined ? {} : { in: inside }) };
};

async function create(values: Values, chores: Chores): Promise<readonly string[]> {
  const wave = await createWave(
    {
      id: need(values, 'id'),
      name: need(values, 'name'),
      questionnaire: need(values, 'questionnaire'),
      opens: need(values, 'opens'),
      closes: need(values, 'closes'),
      places: (values.place ?? []).map(placeOf),
      ...(values.k ? { k: wholeOf(values, 'k', 5) } : {}),
      ...(values.retention ? { retentionDays: wholeOf(values, 'retention', 180) } : {}),
      demo: values.demo ?? false,
      ...(values.access ? { access: values.access } : {}),
      ...(values.year
        ? { invited: { year: wholeOf(values, 'year', 0), ...(values.before ? { before: values.before } : {}) } }
        : {}),
      ...(values.proof ? { proof: values.proof } : {}),
      ...(values.languages ? { languages: values.languages.split(',') } : {}),
    },
    chores,
  );
  return [`wave ${wave.id} is there: ${wave.languages.join(', ')}, ${wave.opens} to ${wave.closes}`];
}

async function codes(values: Values, chores: Chores, origin: string): Promise<readonly string[]> {
  need(values, 'count');
  const { place: [place, second] = [], out } = values;
  if (second !== undefined) throw new ChoreError('codes are made for one place at a time');
  if (out && existsSync(out)) throw new ChoreError(`${out} is there already`);
  const order = { wave: need(values, 'wave'), count: wholeOf(values, 'count', 0), origin, chance: randomBytes };
  const csv = await makeCodes({ ...order, ...(place === undefined ? {} : { place }) }, chores);
  if (!out) return csv.trimEnd().split('\n');
  writeFileSync(out, csv, { mode: 0o600 });
  return [
    `${order.count} codes for ${order.wave} stand in ${out}: keep the file safe and delete it once it is printed`,
  ];
}

type Outcome = { readonly lines: readonly string[]; readonly code: 0 | 1 };

const withLines = (before: readonly string[], { lines, code }: Outcome): Outcome => ({
  lines: [...before, ...lines],
  code,
});

async function compare(wave: string, chores: Chores): Promise<Outcome> {
  const { responses, differing, note } = await recountWave(wave, chores);
  const lines = differing.map(({ counter, a, b }) => `${counter}: tally ${a}, responses ${b}`);
  const verdict = differing.length === 0 ? 'the tally agrees' : `${differing.length} counters differ`;
  const first = `${responses} responses, ${verdict}`;
  return { lines: [first, ...(note ? [note] : []), ...lines], code: differing.length === 0 ? 0 : 1 };
}

/** Runs one command. Throws `ChoreError` with what the operator should read. */
export async function run(args: readonly string[], chores: Chores, origin: string): Promise<Outcome> {
  const { positionals, values } = parse(args);
  const done = (...lines: string[]): Outcome => ({ lines, code: 0 });
  if (values.help) return done(usage);
  switch (positionals.join(' ')) {
    case 'waves':
      return done(...(await listWaves(chores)));
    case 'wave create':
      return done(...(await create(values, chores)));
    case 'codes':
      return done(...(await codes(values, chores, origin)));
    case 'texts':
      return withLines(values.back ? fillBack() : [], checkTexts());
    case 'texts renew':
      return done(
        ...renewTexts({
          ...{ questionnaire: need(values, 'questionnaire'), language: need(values, 'languages') },
          keys: values.key ?? [],
        }),
      );
    case 'recount':
      return compare(need(values, 'wave'), chores);
    case 'audit': {
      const { ok, lines } = await auditWave(need(values, 'wave'), chores);
      return { lines, code: ok ? 0 : 1 };
    }
    case 'demo': {
      const count = wholeOf(values, 'count', 100);
      await sendDemo(need(values, 'wave'), count, wholeOf(values, 'seed', 1), origin, chores);
      return done(`${count} made-up responses sent to ${need(values, 'wave')}`);
    }
    case 'erase':
      await eraseResponse(need(values, 'wave'), need(values, 'id'), chores);
      return done('erased');
    default:
      throw new ChoreError(usage);
  }
}

/** What an operator reads: faults of use and of the connection as one message. */
export const messageOf = (error: unknown): string => {
  if (error instanceof ChoreError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message || 'the engine does not answer'}` : String(error);
};

async function main(): Promise<number> {
  const { DYNAMODB_ENDPOINT: endpoint, ORIGIN: origin = 'http://localhost:8080' } = process.env;
  const args = process.argv.slice(2);
  if (!endpoint && !args.includes('--help') && !args.includes('texts'))
    throw new ChoreError(`DYNAMODB_ENDPOINT is missing: the address of the database engine\n\n${usage}`);
  const dynamo = localDynamo(endpoint ?? '');
  const { lines, code } = await run(args, { dynamo, tables: tableNames(), now: Date.now }, origin);
  for (const line of lines) console.log(line);
  return code;
}

if (import.meta.main)
  process.exitCode = await main().catch((error: unknown) => {
    console.error(messageOf(error));
    return 2;
  });
