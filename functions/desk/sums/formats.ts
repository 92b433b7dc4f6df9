import type { FileFormat } from '../../../web/desk/contract.ts';
import type { SumEdition } from '../../../web/results/sums/edition.ts';
import { formats } from '../files/formats.ts';
import type { Values } from './csv.ts';

type Writing = { readonly values: Values; readonly separator: string; readonly style: string };

/** What a file of clubs' figures is called. */
function nameOf({ release, demo }: SumEdition, ending: string, kind: string, values: Values): string {
  const parts = [
    ...[release.wave, 'veroeffentlichung', String(release.number)],
    ...(kind ? [kind] : []),
    ...(values === 'codes' ? ['codes'] : []),
    ...(demo ? ['beispieldaten'] : []),
  ];
  return `${parts.join('-')}.${ending}`;
}

const codesFile = (edition: SumEdition): string => nameOf(edition, 'csv', '', 'codes');

type Write = (edition: SumEdition, writing: Writing) => Promise<string | Uint8Array>;

/** Every way a release of clubs' figures is written, loaded when it is first asked for. */
const writers: Readonly<Record<FileFormat, Write>> = {
  async csv(edition, { values, separator }) {
    const { sumCsv } = await import('./csv.ts');
    return sumCsv(edition, values, separator);
  },
  async xlsx(edition, { values }) {
    const [{ sumBook }, { xlsxOf }] = await Promise.all([import('./book.ts'), import('../files/xlsx.ts')]);
    return xlsxOf(sumBook(edition, values));
  },
  async ods(edition, { values }) {
    const [{ sumBook }, { odsOf }] = await Promise.all([import('./book.ts'), import('../files/ods.ts')]);
    return odsOf(sumBook(edition, values));
  },
  json: async ({ artifact }) => artifact,
  async spss(edition) {
    const { sumSpss } = await import('./scripts.ts');
    return sumSpss(edition, codesFile(edition));
  },
  async r(edition) {
    const { sumR } = await import('./scripts.ts');
    return sumR(edition, codesFile(edition));
  },
  async ddi(edition) {
    const { sumDdi } = await import('./ddi.ts');
    return sumDdi(edition, nameOf(edition, 'csv', '', 'labels'));
  },
  async codebook(edition, { style, values }) {
    const [{ sumCodebook }, { columnsOf }] = await Promise.all([
      import('../../../web/results/sums/codebook.tsx'),
      import('./csv.ts'),
    ]);
    return sumCodebook(edition, style, columnsOf(values));
  },
  async report(edition, { style }) {
    const { sumReport } = await import('../../../web/results/sums/page.tsx');
    return sumReport(edition, style);
  },
};

/** A release of clubs' figures as a file: its name, its type and its bytes. */
export async function sumFile(edition: SumEdition, format: FileFormat, writing: Writing) {
  const own = formats[format];
  const values = 'naming' in own || 'alike' in own || format === 'report' ? 'labels' : writing.values;
  const written = await writers[format](edition, { ...writing, values });
  const name = nameOf(edition, own.ending, 'kind' in own ? own.kind : '', values);
  return { bytes: Buffer.from(written), name, type: own.type };
}
