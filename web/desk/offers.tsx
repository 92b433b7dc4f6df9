import type { FileFormat, FileQuery } from './contract.ts';

/** How files are written, whatever their format. */
export type FileChoice = Omit<FileQuery, 'format'>;

/** What a format is for where it is another thing than usual. */
export type Uses = Readonly<Partial<Record<FileFormat, string>>>;

type Offer = { readonly format: FileFormat; readonly name: string; readonly use: string };

const groups: readonly { readonly title: string; readonly offers: readonly Offer[] }[] = [
  {
    title: 'Zum Lesen und Weitergeben',
    offers: [
      {
        format: 'report',
        name: 'Bericht',
        use: 'Fertig zum Drucken oder als PDF zu sichern, mit Bildern und Erklärung.',
      },
      {
        format: 'xlsx',
        name: 'Excel (XLSX)',
        use: 'Ein Blatt für alle Fragen, eins je Aufteilung und alle Zahlen als Liste.',
      },
      { format: 'ods', name: 'ODS (LibreOffice)', use: 'Dasselbe im offenen Format.' },
    ],
  },
  {
    title: 'Zum Weiterrechnen',
    offers: [
      { format: 'csv', name: 'CSV', use: 'Eine Zeile je Zahl, für jedes Programm.' },
      { format: 'json', name: 'JSON', use: 'Die Veröffentlichung selbst, für Programme.' },
      {
        format: 'spss',
        name: 'SPSS-Syntax',
        use: 'Liest die CSV-Datei mit Kürzeln und Semikolon ein und beschriftet sie.',
      },
      { format: 'r', name: 'R-Skript', use: 'Liest die CSV-Datei mit Kürzeln und Semikolon ein und beschriftet sie.' },
    ],
  },
  {
    title: 'Zum Nachschlagen',
    offers: [
      { format: 'codebook', name: 'Codebuch', use: 'Was jede Spalte und jedes Kürzel bedeutet.' },
      { format: 'ddi', name: 'Codebuch (DDI)', use: 'Dasselbe für Archive und Programme, als DDI Codebook 2.5.' },
    ],
  },
];

/** Every format with one sentence that says what it is for. */
export function Offers({ take, uses = {} }: { take: (format: FileFormat) => void; uses?: Uses }) {
  return (
    <div class="offers">
      {groups.map(({ title, offers }) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul>
            {offers.map(({ format, name, use }) => (
              <li key={format}>
                <button
                  type="button"
                  class="button quiet"
                  aria-describedby={`use-${format}`}
                  onClick={() => take(format)}
                >
                  {name}
                </button>
                <span id={`use-${format}`} class="small">
                  {uses[format] ?? use}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
