import type { LabelledTable } from '../../survey/labels.ts';
import { type Caption, type Line, Mark, Matrix, Shares } from './figures.tsx';
import type { Block } from './group.ts';

type Published = Extract<LabelledTable, { status: 'published' }>;
type Margins = Extract<LabelledTable, { status: 'margins' }>;
type Withheld = Extract<LabelledTable, { status: 'withheld' }>;

const isPublished = (table: LabelledTable): table is Published => table.status === 'published';
const isMargins = (table: LabelledTable): table is Margins => table.status === 'margins';
const isWithheld = (table: LabelledTable): table is Withheld => table.status === 'withheld';

const linesOf = (table: Published | Margins): readonly Line[] =>
  table.rows.map((row, index) => ({
    ...row,
    counts: table.status === 'published' ? (table.counts[index] ?? []) : [],
    base: table.bases[index] ?? 0,
  }));

const hasHidden = ({ counts }: Published): boolean => counts.some((row) => row.includes(null));

/** What tells a table from the others of its question. */
const nameOf = (table: LabelledTable): string => table.option?.label ?? table.part?.label ?? table.title;

/** The question is said in the heading; what is particular to the table stands in its caption. */
function captionOf(table: LabelledTable, more = ''): Caption {
  const own = table.option?.label ?? table.part?.label;
  return { unseen: table.title, seen: own ? `${own}.${more}` : more };
}

/** One question: its tables, and what of it is withheld and why. */
export function BlockView({ block }: { block: Block }) {
  const published = block.tables.filter(isPublished);
  const margins = block.tables.filter(isMargins);
  const withheld = block.tables.filter(isWithheld);
  return (
    <section class="block" aria-labelledby={`item-${block.item}`}>
      <h2 id={`item-${block.item}`}>
        <span class="number">{block.item}</span> {block.title}
      </h2>
      <Figures block={block} tables={published} />
      {published.some(hasHidden) ? <Legend /> : null}
      <Sizes tables={margins} />
      <WithheldTables tables={withheld} all={published.length + margins.length === 0} />
    </section>
  );
}

/** What the mark of a hidden count stands for. */
function Legend() {
  return (
    <p class="small">
      <Mark />: Zum Schutz der Befragten nicht ausgewiesen (kleine Zahl, oder mit ihr ließe sich eine kleine Zahl
      berechnen).
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
        columns={[]}
        lines={linesOf(first)}
      />
      <div class="withheld">
        <p>{first.reason.label}</p>
      </div>
    </>
  );
}

/** Options without a breakdown share one table; everything else has its own. */
function Figures({ block, tables }: { block: Block; tables: readonly Published[] }) {
  const [first] = tables;
  if (first?.option && !first.breakdown) {
    const lines = tables.flatMap((table) => linesOf(table).map((line) => ({ ...line, ...table.option })));
    return (
      <Matrix
        id={`table-${block.item}`}
        caption={{ unseen: block.title, seen: 'Mehrere Antworten möglich.' }}
        corner="Antwort"
        columns={first.columns}
        lines={lines}
      />
    );
  }
  return (
    <>
      {tables.map((table) => (
        <Figure key={table.id} table={table} />
      ))}
    </>
  );
}

function Figure({ table }: { table: Published }) {
  const lines = linesOf(table);
  const [line] = lines;
  if (table.breakdown)
    return (
      <Matrix
        id={`table-${table.id}`}
        caption={captionOf(table, ` Nach: ${table.breakdown.label}`)}
        corner="Gruppe"
        columns={table.columns}
        lines={lines}
      />
    );
  return line ? <Shares caption={captionOf(table)} columns={table.columns} line={line} /> : null;
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
