import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sources } from '../sources.ts';

/** The value below which a share of the others lies. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const indentOf = (line: string): number => line.length - line.trimStart().length;

const opens = (line: string): boolean =>
  line.endsWith('{') && (line.endsWith('=> {') || line.includes('function ') || /^\s+(?:async )?\w+\(.*\{$/.test(line));

/** Lines of each function with a block: Biome's indentation says where it ends. */
function functionsIn(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line, index) => {
    if (!opens(line) || /^\s*(?:if|for|while|switch)\b/.test(line)) return [];
    const length = lines.slice(index + 1).findIndex((next) => next.trim() !== '' && indentOf(next) <= indentOf(line));
    return length < 0 ? [] : [length + 2];
  });
}

/** Median and ninth decile of the lines per file and per function of what is deployed. */
export function houseSizes() {
  const ours = sources.filter((path) => /^(?:survey|functions|web|infra)\//.test(path));
  const texts = ours.map((path) => readFileSync(join(root, path), 'utf8').trimEnd().split('\n'));
  const files = texts.map((lines) => lines.length);
  const functions = texts.flatMap(functionsIn);
  const spread = (values: readonly number[]): string => `${quantile(values, 0.5)} / ${quantile(values, 0.9)}`;
  return { files: spread(files), functions: spread(functions), count: files.length };
}
