import type { LabelledTable } from '../../survey/labels.ts';
import { Branches } from './branches.tsx';
import type { Derived } from './derived.ts';
import { type Caption, Matrix } from './figures.tsx';
import type { Block } from './group.ts';
import { type Figured, figuredOf, type Sheet, sheetsOf } from './matrix.ts';
import { Shares } from './shares.tsx';
import { mostTones, Stack } from './stack.tsx';

type Margins = Extract<LabelledTable, { status: 'margins' }>;
type Withheld = Extract<LabelledTable, { status: 'withheld' }>;

const isMargins = (table: LabelledTable): table is Margins => table.status === 'margins';
const isWithheld = (table: LabelledTable): table is Withheld => table.status === 'withheld';

/** Tables of which only totals are known: a line for each group. */
const sizesOf = (table: Margins): Sheet => ({
  columns: [],
  base: 'all',
  lines: table.rows.map((row, index) => {
    const all = table.bases[index] ?? 0;
    return { ...row, counts: [], all, base: all, together: 0 };
  }),
});

const hasHidden = ({ table }: Figured): boolean => table.counts.some((row) => row.includes(null));

/** What tells a table from the others of its question. */
const nameOf = (table: LabelledTable): string => table.option?.label ?? table.part?.label ?? table.title;

/** The question is said in the heading; what is particular to the table stands in its caption. */
function captionOf(table: LabelledTable, more = ''): Caption {
  const own = table.option?.label ?? table.part?.label;
  return { unseen: table.title, seen: own ? `${own}.${more}` : more };
}

type Figures = Derived['figures'];

/** One question: its tables, and what of it is withheld and why. */
export function BlockView({ block, figures }: { block: Block; figures: Figures }) {
  const { below = [] } = block;
  const published = figuredOf(block.tables, figures);
  const margins = block.tables.filter(isMargins);
  const withheld = block.tables.filter(isWithheld);
  return (
    <section class="block" aria-labelledby={`item-${block.item}`}>
      <h2 id={`item-${block.item}`}>
        <span class="number">{block.item}</span> {block.title}
      </h2>
      {sheetsOf(published).map((sheet) => (
        <SheetView key={sheet.tables[0]?.table.id} sheet={sheet} own={sheet.tables} />
      ))}
      <Branches tables={below} figures={figures} />
      {[...published, ...figuredOf(below, figures)].some(hasHidden) ? <Legend /> : null}
      <Sizes tables={margins} />
      <WithheldTables tables={withheld} all={published.length + margins.length === 0} />
    </section>
  );
}

/** What the mark of a hidden count stands for. */
function Legend() {
  return (
    <p class="small">
      •: Zum Schutz der Befragten nicht ausgewiesen (kleine Zahl, oder mit ihr ließe sich eine kleine Zahl berechnen).
      Drücken Sie auf ein Zeichen, um mehr zu erfahren; mit den Pfeiltasten kommen Sie zum nächsten.
    </p>
  );
}

/** Tables of which only the sizes of the groups are published: the same groups in each. */
function Sizes({ tables }: { tables: readonly Margins[] }) {
  const [first] = tables;
  if (!first) return null;
  return (
    <>
      <Matrix
        id={`table-${first.id}`}
        caption={{ unseen: first.title, seen: `${tables.map(nameOf).join(' · ')}. Nach: ${first.breakdown?.label}` }}
        corner="Gruppe"
        sheet={sizesOf(first)}
      />
      <div class="withheld">
        <p>{first.reason.label}</p>
      </div>
    </>
  );
}

/** Whether the answers stand as stacked bars: there are several lines, and as few answers as patterns. */
const isCharted = ({ columns, lines }: Sheet, option: boolean): boolean =>
  !option && lines.length > 1 && columns.filter(({ kind }) => kind !== 'missing').length <= mostTones;

function captionFor(own: readonly Figured[]): Caption {
  const [first] = own;
  if (!first) return {};
  const { table } = first;
  if (table.breakdown) return captionOf(table, ` Nach: ${table.breakdown.label}`);
  if (own.length === 1) return captionOf(table);
  return { unseen: table.title, seen: table.option ? 'Mehrere Antworten möglich.' : '' };
}

function SheetView({ sheet, own }: { sheet: Sheet; own: readonly Figured[] }) {
  const [first] = own;
  const [line] = sheet.lines;
  if (!first || !line) return null;
  const { table } = first;
  const caption = captionFor(own);
  if (sheet.lines.length === 1 && !table.breakdown)
    return (
      <>
        <Shares caption={caption} sheet={sheet} line={line} />
        <Key sheet={sheet} line={line} />
      </>
    );
  const charted = isCharted(sheet, table.option !== undefined);
  const corner = table.breakdown ? 'Gruppe' : table.option ? 'Antwort' : 'Aussage';
  return (
    <>
      {charted ? <Chart id={`chart-${table.id}`} title={caption.unseen ?? ''} sheet={sheet} /> : null}
      <Matrix id={`table-${table.id}`} caption={caption} corner={corner} sheet={sheet} charted={charted} />
      <Reading sheet={sheet} />
    </>
  );
}

function Chart({ id, title, sheet }: { id: string; title: string; sheet: Sheet }) {
  const places = [...sheet.columns.keys()].filter((at) => sheet.columns[at]?.kind !== 'missing');
  return (
    <Stack
      id={id}
      title={title}
      rest={sheet.base === 'valid' ? 'nicht ausgewiesen' : 'nicht ausgewiesen oder ohne Antwort'}
      columns={places.flatMap((at) => sheet.columns[at] ?? [])}
      lines={sheet.lines.map((line) => ({ ...line, counts: places.map((at) => line.counts[at] ?? null) }))}
    />
  );
}

/** What one line says in short. */
function Key({ sheet, line: { mean, top, net } }: { sheet: Sheet; line: Sheet['lines'][number] }) {
  const said = [
    ...(mean ? [['Mittelwert', sheet.scale ? `${mean} (${sheet.scale})` : mean]] : []),
    ...(top ? [[sheet.top ?? 'Beste zwei', top]] : []),
    ...(net ? [['Netto-Empfehlung (9 und 10 minus 0 bis 6)', net]] : []),
  ];
  if (said.length === 0) return null;
  return (
    <dl class="keys">
      {said.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How to read the columns of a table that are no answers, and what its percentages are of. */
function Reading({ sheet }: { sheet: Sheet }) {
  const { scale, top, base, columns, lines } = sheet;
  const missing = columns.some(({ kind }) => kind === 'missing');
  const said = [
    ...(missing && base === 'valid'
      ? [
          `Prozente beziehen sich auf die gültigen Antworten der Zeile. Nicht in der Basis: ${columns
            .filter(({ kind }) => kind === 'missing')
            .map(({ label }) => label)
            .join(', ')}.`,
        ]
      : []),
    ...(base === 'all'
      ? [
          'Prozente beziehen sich auf alle Teilnahmen der Zeile: Wie viele davon nicht geantwortet haben, ist nicht überall ausgewiesen.',
        ]
      : []),
    ...(scale
      ? [`Mittelwert: ${scale}.`]
      : lines.some(({ mean }) => mean)
        ? ['Mittelwert: aus Klassen, daher von–bis.']
        : []),
    ...(top ? [`Beste zwei: ${top}.`] : []),
    ...(lines.some(({ net }) => net) ? ['Netto-Empfehlung: 9 und 10 minus 0 bis 6, in Prozentpunkten.'] : []),
    ...(scale && lines.some(({ mean }) => !mean)
      ? ['Wo in einer Zeile etwas verdeckt ist, steht kein Mittelwert: Er würde es verraten.']
      : []),
  ];
  return said.length > 0 ? <p class="small">{said.join(' ')}</p> : null;
}

function byReasonOf(tables: readonly Withheld[]): ReadonlyMap<string, readonly Withheld[]> {
  const found = new Map<string, readonly Withheld[]>();
  for (const table of tables) found.set(table.reason.label, [...(found.get(table.reason.label) ?? []), table]);
  return found;
}

/** What is withheld, by its reason. */
function WithheldTables({ tables, all }: { tables: readonly Withheld[]; all: boolean }) {
  const byReason = byReasonOf(tables);
  return (
    <>
      {[...byReason].map(([reason, own]) => (
        <div class="withheld" key={reason}>
          <p>{reason}</p>
          {all && own.length === 1 && byReason.size === 1 ? null : (
            <p class="small">Das betrifft: {own.map(nameOf).join(' · ')}</p>
          )}
        </div>
      ))}
    </>
  );
}
