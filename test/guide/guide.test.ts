import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../infra/local/engine.ts';
import { root } from '../sources.ts';
import { pictured, pictures, takePictures } from './shots.ts';

const folder = join(root, 'docs/guide');
const pages = globSync('*.md', { cwd: folder }).toSorted();
const read = (page: string): string => readFileSync(join(folder, page), 'utf8');
const named = (text: string): readonly string[] =>
  [...text.matchAll(/!\[[^\]]+\]\(bilder\/([a-z-]+)\.webp\)/g)].map(([, name = '']) => name);
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');

const german = ['web/words', 'web/report/words', ...globSync('questionnaires/*/', { cwd: root })];
/** Everything that staff and respondents can read on a screen in German. */
const screens = plain(
  [...globSync('web/desk/**/*.{ts,tsx}', { cwd: root }), ...german.map((path) => `${path}/de.json`)]
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n'),
);

/** What a page says in bold and is no sentence or warning: a label that has to stand on a screen. */
const labelsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = '']) => plain(label)).filter((label) => !/[.,]$/.test(label));

const isOnScreen = (label: string): boolean => {
  const quoted = label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<!\\p{L})${quoted}(?!\\p{L})`, 'u').test(screens);
};

const bytesOf = (path: string): number => statSync(path).size;

describe('the guide for staff', () => {
  it('has a page for every step, each of which can be reached and leads to pages that are there', () => {
    expect(pages.length).toBeGreaterThan(11);
    const reached = new Set(
      pages.flatMap((page) => [...read(page).matchAll(/\]\(([a-z]+\.md)\)/gi)].map(([, to]) => to)),
    );
    expect([...reached].filter((page) => page === undefined || !pages.includes(page))).toEqual([]);
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });

  it.each(pages.filter((page) => page !== 'README.md'))(
    'shows pictures in %s, with words for who cannot see them',
    (page) => {
      expect(named(read(page)).length).toBeGreaterThan(0);
      expect([...read(page).matchAll(/!\[\]/g)]).toEqual([]);
      expect(named(read(page)).filter((name) => !existsSync(join(pictures, `${name}.webp`)))).toEqual([]);
    },
  );

  it.each(pages)('calls everything in %s as the screen does', (page) => {
    expect(labelsIn(read(page)).filter((label) => !isOnScreen(label))).toEqual([]);
  });

  it('would notice a button that has another name by now', () => {
    expect(labelsIn('Drücken Sie **Befragung\nöffnen** oder **Befragung aufmachen**.').map(isOnScreen)).toEqual([
      true,
      false,
    ]);
  });

  it('keeps only pictures that a page shows and the script takes, small enough for a repository', () => {
    const files = readdirSync(pictures);
    const shown = new Set(pages.flatMap((page) => named(read(page))));
    const source = globSync('test/guide/*.ts', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));
    const taken = [...source.join('\n').matchAll(/shoot\(\s*'([a-z-]+)'/g)].map(([, name = '']) => name);
    expect(files.map((file) => basename(file, '.webp')).toSorted()).toEqual([...shown].toSorted());
    expect(taken.toSorted()).toEqual([...shown].toSorted());
    expect(files.reduce((sum, file) => sum + bytesOf(join(pictures, file)), 0)).toBeLessThan(2_500_000);
    expect(pictured.filter((page) => !pages.includes(`${page}.md`))).toEqual([]);
  });

  it('is pictured anew by the script, from the system itself', async () => {
    const taken = mkdtempSync(join(tmpdir(), 'guide-'));
    await takePictures(taken, await freePort(), 1);
    const [first = ''] = pictured;
    expect(readdirSync(taken).toSorted()).toEqual(
      named(read(`${first}.md`))
        .map((name) => `${name}.webp`)
        .toSorted(),
    );
    for (const file of readdirSync(taken)) {
      expect(readFileSync(join(taken, file)).subarray(8, 12).toString()).toBe('WEBP');
      expect(bytesOf(join(taken, file))).toBeGreaterThan(5000);
    }
    rmSync(taken, { recursive: true });
  });
});
