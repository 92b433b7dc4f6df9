import type { LabelledTable } from '../../survey/labels.ts';
import { type Caption, type Line, Matrix, Shares } from './figures.tsx';
import type { Block } from './group.ts';

type Published = Extract<LabelledTable, { status: 'published' }>;
type Withheld = Extract<LabelledTable, { status: 'withheld' }>;

const isPublished = (table: LabelledTable): table is Published => table.status === 'published';
const isWithheld = (table: LabelledTable): table is Withheld => table.status === 'withheld';

const linesOf = (table: Published): readonly Line[] =>
  table.rows.map((row, index) => ({ ...row, counts: table.counts[index] ?? [], base: table.bases[index] ?? 0 }));

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
  const withheld = block.tables.filter(isWithheld);
  return (
    <section class="block" aria-labelledby={`item-${block.item}`}>
      <h2 id={`item-${block.item}`}>
        <span class="number">{block.item}</span> {block.title}
      </h2>
      <Figures block={block} tables={published} />
      <WithheldTables tables={withheld} all={published.length === 0} />
    </section>
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
