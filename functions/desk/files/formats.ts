import type { FileFormat } from '../../../web/desk/contract.ts';
import type { Edition } from '../../../web/results/edition.ts';
import { nameOf } from './name.ts';

/** What a file is made with beside the edition. */
type Writing = {
  /** Between the values of a CSV file. */
  readonly separator: string;
  /** The style sheet of report and codebook. */
  readonly style: string;
};

type Format = {
  readonly type: string;
  readonly ending: string;
  /** Part of the file's name where the ending does not tell it from others. */
  readonly kind?: string;
  /** The same in every language. */
  readonly alike?: true;
  /** It names every code itself, whatever is asked for. */
  readonly naming?: true;
  readonly write: (edition: Edition, writing: Writing) => string | Uint8Array | Promise<string | Uint8Array>;
};

const utf8 = 'charset=utf-8';

/** The name of the CSV of codes, which scripts read. */
const codesFile = (edition: Edition): string => nameOf({ ...edition, values: 'codes' }, { ending: 'csv' });

/** Every way a release is written, loaded when it is first asked for. */
export const formats = {
  csv: {
    type: `text/csv; ${utf8}; header=present`,
    ending: 'csv',
    async write(edition, { separator }) {
      const { csvOf } = await import('./csv.ts');
      return csvOf(edition, separator);
    },
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
    async write(edition) {
      const [{ bookOf }, { xlsxOf }] = await Promise.all([import('./book.ts'), import('./xlsx.ts')]);
      return xlsxOf(bookOf(edition));
    },
  },
  ods: {
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    ending: 'ods',
    async write(edition) {
      const [{ bookOf }, { odsOf }] = await Promise.all([import('./book.ts'), import('./ods.ts')]);
      return odsOf(bookOf(edition));
    },
  },
  json: { type: 'application/json', ending: 'json', alike: true, write: ({ artifact }) => artifact },
  spss: {
    type: `text/plain; ${utf8}`,
    ending: 'sps',
    naming: true,
    async write(edition) {
      const { spssOf } = await import('./spss.ts');
      return spssOf(edition, codesFile(edition));
    },
  },
  r: {
    type: `text/plain; ${utf8}`,
    ending: 'R',
    naming: true,
    async write(edition) {
      const { rOf } = await import('./r.ts');
      return rOf(edition, codesFile(edition));
    },
  },
  ddi: {
    type: `application/xml; ${utf8}`,
    ending: 'xml',
    kind: 'codebuch',
    naming: true,
    async write(edition) {
      const { ddiOf } = await import('./ddi.ts');
      return ddiOf(edition);
    },
  },
  codebook: {
    type: `text/html; ${utf8}`,
    ending: 'html',
    kind: 'codebuch',
    naming: true,
    async write(edition, { style }) {
      const [{ codebookOf }, { columnsOf }] = await Promise.all([
        import('../../../web/results/codebook.tsx'),
        import('./csv.ts'),
      ]);
      return codebookOf(edition, style, columnsOf(edition, 'labels'));
    },
  },
  report: {
    type: `text/html; ${utf8}`,
    ending: 'html',
    kind: 'bericht',
    async write(edition, { style }) {
      const { reportOf } = await import('../../../web/results/report.tsx');
      return reportOf(edition, style);
    },
  },
} as const satisfies Readonly<Record<FileFormat, Format>>;
