import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { openapi } from '../functions/collect/openapi.ts';
import type { FunctionName } from './routes.ts';

const root = join(import.meta.dirname, '..');

/** Where the bundle of a function stands: the one that runs here, is tested, and is deployed. */
export const bundleOf = (name: FunctionName): string => join(root, 'dist', name, 'index.mjs');

const jsx = { jsx: 'automatic', jsxImportSource: 'preact' } as const;

async function textOf(entry: string, more: BuildOptions = {}): Promise<string> {
  const built = await build({
    ...jsx,
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    ...more,
  });
  return (built.outputFiles?.[0]?.text ?? '').trim();
}

/** Style sheet and script of the form, minified, as they stand in its page. */
export const formAssets = async () => ({
  script: await textOf('web/form/script/main.ts'),
  style: await textOf('web/form/style.css', { target: 'chrome123' }),
});

/** Style sheet and script of the staff application, minified. */
export const deskAssets = async () => ({
  script: await textOf('web/desk/main.tsx'),
  style: await textOf('web/desk/style.css', { target: 'chrome123' }),
});

/** Bundles that need CommonJS inside get a `require`; source maps stand beside, for decoding traces. */
const banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

async function bundle(name: FunctionName, define: Readonly<Record<string, string>>): Promise<number> {
  const outfile = bundleOf(name);
  rmSync(join(root, 'dist', name), { recursive: true, force: true });
  await build({
    ...jsx,
    absWorkingDir: root,
    entryPoints: [`functions/${name}/index.ts`],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(root, 'functions/store/credentials.ts') },
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: banner },
    define,
  });
  return statSync(outfile).size;
}

/** Builds every function into `dist/<name>/`. Gives the bytes of each bundle. */
export async function buildAll(): Promise<Readonly<Record<FunctionName, number>>> {
  const [form, desk] = await Promise.all([formAssets(), deskAssets()]);
  const [collect, deskSize, tally, release] = await Promise.all([
    bundle('collect', {
      FORM_SCRIPT: JSON.stringify(form.script),
      FORM_STYLE: JSON.stringify(form.style),
      OPENAPI: JSON.stringify(JSON.stringify(openapi())),
    }),
    bundle('desk', { DESK_PAGE_SCRIPT: JSON.stringify(desk.script), DESK_PAGE_STYLE: JSON.stringify(desk.style) }),
    bundle('tally', {}),
    bundle('release', {}),
  ]);
  return { collect, desk: deskSize, tally, release };
}

if (import.meta.main) {
  const sizes = await buildAll();
  for (const [name, bytes] of Object.entries(sizes))
    process.stdout.write(`dist/${name} ${Math.round(bytes / 1024)} KB\n`);
}
