import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { root } from './sources.ts';

const manifestSchema = z.object({
  license: z.string().optional(),
  scripts: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifestOf = (path: string) => manifestSchema.parse(JSON.parse(read(path)));

const manifest = manifestOf('package.json');
const documents = globSync(['*.md', 'docs/decisions/*.md', 'docs/guide/*.md'], { cwd: root });
const folders = /^(?:survey|functions|web|infra|test|questionnaires|docs)\//;

/** Paths of ours in backticks. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, path = '']) => path).filter((path) => folders.test(path));

describe('the documents', () => {
  it('are found, with paths in them', () => {
    expect(documents.length).toBeGreaterThan(8);
    expect(pathsIn(read('ARCHITECTURE.md')).length).toBeGreaterThan(20);
  });

  it.each(documents)('%s names files that are there', (document) => {
    expect(pathsIn(read(document)).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(documents)('%s names commands that are there', (document) => {
    const named = [...read(document).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });
});

describe('the dependencies', () => {
  it('have exact versions', () => {
    const versions = Object.entries({ ...manifest.devDependencies, ...manifest.optionalDependencies });
    expect(versions.length).toBeGreaterThan(20);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('that are deployed have a licence that lets anybody run them', async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [...globSync('functions/*/index.ts', { cwd: root }), 'web/form/script/main.ts', 'web/desk/main.tsx'],
      bundle: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      jsx: 'automatic',
      jsxImportSource: 'preact',
      outdir: 'out',
      write: false,
      metafile: true,
    });
    const packages = new Set(
      Object.keys(metafile.inputs).flatMap((path) => {
        const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
        return found === undefined ? [] : [found];
      }),
    );
    expect(packages.has('node_modules/hono')).toBe(true);
    const foreign = [...packages]
      .map((path) => ({ path, license: manifestOf(`${path}/package.json`).license ?? 'none' }))
      .filter(({ license }) => !/^(?:MIT|MIT-0|Apache-2\.0|ISC|0BSD|BSD-[23]-Clause)$/.test(license));
    expect(foreign).toEqual([]);
  });
});
