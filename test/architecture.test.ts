import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { root, sources } from './sources.ts';

type Edge = { readonly from: string; readonly to: string };

/** What each folder may load at run time: paths of ours by their beginning, packages by their name. */
const allowed: readonly { readonly from: string; readonly may: readonly string[] }[] = [
  { from: 'survey/schema.ts', may: ['survey/', 'zod/mini'] },
  { from: 'survey/content.ts', may: ['survey/', 'zod/mini'] },
  { from: 'survey/texts/schema.ts', may: ['survey/', 'zod/mini'] },
  { from: 'survey/clubs/schema.ts', may: ['survey/', 'zod/mini'] },
  { from: 'survey/shape.ts', may: ['survey/', 'zod/mini'] },
  { from: 'survey/', may: ['survey/'] },
  { from: 'questionnaires/', may: ['questionnaires/', 'survey/', 'node:'] },
  { from: 'web/desk/', may: ['web/', 'survey/', 'preact', 'oauth4webapi'] },
  {
    from: 'web/print/',
    may: [
      ...['web/print/', 'web/form/', 'web/words/', 'web/house.ts', 'survey/'],
      ...['preact', 'preact-render-to-string', 'lean-qr'],
    ],
  },
  {
    from: 'web/report/',
    may: [
      ...['web/report/', 'web/form/', 'web/words/', 'web/house.ts', 'survey/'],
      ...['preact', 'preact-render-to-string'],
    ],
  },
  {
    from: 'web/',
    may: [
      ...['web/form/', 'web/info/', 'web/results/', 'web/worker/', 'web/words/', 'web/house.ts', 'survey/'],
      ...['preact', 'preact-render-to-string'],
    ],
  },
  { from: 'functions/store/', may: ['functions/', 'survey/', 'web/info/address.ts', '@aws-sdk', 'node:'] },
  { from: 'functions/audit/', may: ['functions/audit/', 'survey/', 'highs', 'zod'] },
  {
    from: 'functions/',
    may: [
      ...['functions/', 'survey/', 'web/form/', 'web/info/', 'web/print/', 'web/report/', 'web/results/', 'web/words/'],
      'web/desk/contract.ts',
      ...[
        'hono',
        'nodemailer',
        'zod',
        'csv-parse',
        'csv-stringify',
        'fflate',
        'hucre',
        'preact-render-to-string',
        'preact/jsx-runtime',
        'node:',
      ],
    ],
  },
];

async function graphOf(entryPoints: readonly string[], external: boolean) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...entryPoints],
    bundle: true,
    ...(external ? { packages: 'external', platform: 'node' } : {}),
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: 'out',
    write: false,
    metafile: true,
  });
  return metafile.inputs;
}

const loads = (pattern: string, path: string): boolean =>
  pattern.endsWith('/') || pattern.endsWith(':')
    ? path.startsWith(pattern)
    : path === pattern || path.startsWith(`${pattern}/`);

let edges: readonly Edge[] = [];
beforeAll(async () => {
  const inputs = await graphOf(
    sources.filter((path) => !path.startsWith('test/') && path.includes('/')),
    true,
  );
  edges = Object.entries(inputs).flatMap(([from, { imports }]) => imports.map(({ path }) => ({ from, to: path })));
});

const shown = (found: readonly Edge[]): readonly string[] => found.map(({ from, to }) => `${from} loads ${to}`);

describe('who loads whom at run time', () => {
  it('sees the graph: a test of nothing would pass', () => {
    expect(edges.length).toBeGreaterThan(300);
    expect(shown(edges)).toContain('functions/store/client.ts loads @aws-sdk/client-dynamodb');
    expect(shown(edges)).toContain('survey/schema.ts loads zod/mini');
    expect(edges.filter(({ from }) => from.startsWith('web/desk/')).length).toBeGreaterThan(20);
  });

  it('lets each folder load what its room allows, and nothing else', () => {
    const wrong = edges.filter(({ from, to }) => {
      const rule = allowed.find((one) => from.startsWith(one.from));
      return rule !== undefined && !rule.may.some((pattern) => loads(pattern, to));
    });
    expect(shown(wrong)).toEqual([]);
  });

  it('opens the AWS SDK in the store and on one machine only', () => {
    const sdk = edges.filter(({ to }) => to.startsWith('@aws-sdk'));
    expect(shown(sdk.filter(({ from }) => !/^(functions\/store|infra\/local)\//.test(from)))).toEqual([]);
  });

  it('lets the auditor share nothing with what it audits', async () => {
    const inputs = Object.keys(await graphOf(['functions/audit/audit.ts', 'functions/audit/flow.ts'], true));
    expect(inputs).toContain('functions/audit/solve.ts');
    expect(inputs).toContain('survey/table.ts');
    const shared = /^survey\/(?:disclosure\/|release\.ts|tally\.ts)/;
    expect(inputs.filter((path) => shared.test(path))).toEqual([]);
    const named = sources.filter((path) => path.startsWith('functions/audit/'));
    expect(named.filter((path) => readFileSync(join(root, path), 'utf8').includes('survey/disclosure'))).toEqual([]);
  });

  it('lets nobody load infra or test', () => {
    const inner = edges.filter(({ from, to }) => /^(infra|test)\//.test(to) && !from.startsWith('infra/'));
    expect(shown([...inner, ...edges.filter(({ to }) => to.startsWith('test/'))])).toEqual([]);
  });

  it.each(['web/form/script/main.ts', 'web/report/script/main.ts', 'web/desk/main.tsx'])(
    'sends no zod to the browser with %s',
    async (entry) => {
      const inputs = Object.keys(await graphOf([entry], false));
      expect(inputs).toContain(entry);
      expect(inputs.filter((path) => path.includes('node_modules/zod/'))).toEqual([]);
    },
  );
});

describe('the house', () => {
  it('has no file that takes longer than a sitting to read', () => {
    const long = sources.filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 251);
    expect(long).toEqual([]);
  });

  it.each([
    { name: 'any', pattern: /(?:[:<|]\s*any\b(?!:)|\bas any\b|\bany\[\])/ },
    { name: 'a cast through unknown', pattern: /\bas unknown\b/ },
    { name: 'a silenced compiler', pattern: /@ts-(?:ignore|nocheck|expect-error)/, comments: true },
    { name: 'a silenced linter', pattern: /eslint-(?:disable)/, comments: true },
  ])('has no $name', ({ pattern, comments = false }) => {
    const bare = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
    const found = sources.filter((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return pattern.test(comments ? text : bare(text));
    });
    expect(found).toEqual([]);
  });
});
