import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import type { BuiltForm } from '../functions/collect/files.ts';
import { openapi } from '../functions/collect/openapi.ts';
import { wordsSchema } from '../functions/words.ts';
import { population } from '../questionnaires/population.ts';
import { readHouse } from './house.ts';
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

/** What the lean script has in place of the item types it lacks: nothing that a questionnaire without them calls. */
const leftOut = [
  'export const rank={},decimal={},table={},repeat={},nothing=()=>{};',
  'export const unmet=()=>[];',
  'export{nothing as settleRank,nothing as showEntries,nothing as showTotals,nothing as takeStep};',
].join('');

/** Leaves out the item types that few questionnaires have: `web/form/pick.ts` chooses by the same list. */
const lean: Plugin = {
  name: 'lean',
  setup({ onLoad }) {
    const rare = /\/(items\/(rank|decimal|cells|repeat|constraint)|script\/rare)\.ts$/;
    onLoad({ filter: rare }, () => ({ contents: leftOut, loader: 'ts' }));
  },
};

/** Style sheet and scripts of the form, minified, as they stand in its page or at an address of their own. */
export async function formAssets(): Promise<BuiltForm> {
  const main = 'web/form/script/main.ts';
  const [style, rare, early, leanMain, full, kiosk, more, worker] = await Promise.all([
    textOf('web/form/style.css', { target: 'chrome123' }),
    textOf('web/form/rare.css', { target: 'chrome123' }),
    textOf('web/form/script/early.ts', { format: 'iife' }),
    textOf(main, { plugins: [lean] }),
    textOf(main),
    textOf('web/form/script/kiosk.ts'),
    textOf('web/form/script/later.ts'),
    textOf('web/worker/worker.ts'),
  ]);
  return { style, rare, early, lean: leanMain, full, kiosk, more, worker };
}

/** Style sheet and script of the printed sheets, minified. */
export const printAssets = async () => ({
  script: await textOf('web/print/script.ts'),
  style: await textOf('web/print/style.css', { target: 'chrome123' }),
});

/** Style sheet and script of an organisation's report, minified. */
export const reportAssets = async () => ({
  script: await textOf('web/report/script/main.ts'),
  upload: await textOf('web/report/script/upload.ts'),
  style: await textOf('web/report/style.css', { target: 'chrome123' }),
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
    outdir: dirname(outfile),
    outExtension: { '.js': '.mjs' },
    // What is imported when it is first needed stands in a chunk of its own.
    splitting: name === 'desk',
    chunkNames: '[name]-[hash]',
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

/** Puts a folder of words beside a bundle, without what only translators read: the bundle opens one at a time. */
function copyWords(name: FunctionName, folder: string): void {
  const target = join(root, 'dist', name, folder);
  mkdirSync(target, { recursive: true });
  for (const file of globSync(join(root, 'web', folder, '*.json'))) {
    const words = wordsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(join(target, basename(file)), JSON.stringify(words));
  }
}

/** Style sheet of reports and codebooks, minified. */
export const resultsStyle = (): Promise<string> => textOf('web/results/style.css', { target: 'chrome123' });

const wordsFolder = 'words';
const legalFolder = 'legal';
const reportFolder = 'report/words';
const formFile = 'form.json';

/** Builds every function into `dist/<name>/`. Gives the bytes of each bundle. */
export async function buildAll(): Promise<Readonly<Record<FunctionName, number>>> {
  const HOUSE = JSON.stringify(readHouse());
  const [form, print, desk, report, results] = await Promise.all([
    formAssets(),
    printAssets(),
    deskAssets(),
    reportAssets(),
    resultsStyle(),
  ]);
  const [collect, reports, deskSize, texts, research, mail, tally, release] = await Promise.all([
    bundle('collect', {
      FORM_FILE: JSON.stringify(formFile),
      WORDS_FOLDER: JSON.stringify(wordsFolder),
      LEGAL_FOLDER: JSON.stringify(legalFolder),
      HOUSE,
      PRINT: JSON.stringify(print),
      OPENAPI: JSON.stringify(JSON.stringify(openapi())),
    }),
    bundle('reports', {
      FORM_FILE: JSON.stringify(formFile),
      WORDS_FOLDER: JSON.stringify(wordsFolder),
      REPORT_FOLDER: JSON.stringify(reportFolder),
      LEGAL_FOLDER: JSON.stringify(legalFolder),
      HOUSE,
      REPORT: JSON.stringify(report),
    }),
    bundle('desk', {
      DESK_PAGE_SCRIPT: JSON.stringify(desk.script),
      DESK_PAGE_STYLE: JSON.stringify(desk.style),
      RESULTS_STYLE: JSON.stringify(results),
      HOUSE,
      PRINT: JSON.stringify(print),
      WORDS_FOLDER: JSON.stringify(wordsFolder),
      REPORT_FOLDER: JSON.stringify(reportFolder),
      POPULATION: JSON.stringify(population),
    }),
    bundle('texts', {}),
    bundle('research', {}),
    bundle('mail', { HOUSE, REPORT_FOLDER: JSON.stringify(reportFolder) }),
    bundle('tally', {}),
    bundle('release', {}),
  ]);
  copyWords('collect', wordsFolder);
  for (const name of ['collect', 'reports'] as const) copyWords(name, legalFolder);
  copyFileSync(fileURLToPath(import.meta.resolve('highs/runtime')), join(root, 'dist/release/highs.wasm'));
  for (const name of ['reports', 'desk'] as const)
    for (const folder of [wordsFolder, reportFolder]) copyWords(name, folder);
  copyWords('mail', reportFolder);
  for (const name of ['collect', 'reports']) writeFileSync(join(root, 'dist', name, formFile), JSON.stringify(form));
  return { collect, reports, desk: deskSize, texts, research, mail, tally, release };
}

if (import.meta.main) {
  const sizes = await buildAll();
  for (const [name, bytes] of Object.entries(sizes))
    process.stdout.write(`dist/${name} ${Math.round(bytes / 1024)} KB\n`);
}
