import { useState } from 'preact/hooks';
import type { LabelledTable } from '../../survey/labels.ts';
import type { Derived } from './derived.ts';
import { Matrix } from './figures.tsx';
import { figuredOf, type Line, type Sheet, sheetsOf } from './matrix.ts';

type Town = { readonly code: string; readonly label: string; readonly groups: number };

type Props = { tables: readonly LabelledTable[]; figures: Derived['figures'] };

/** The rows of the wider table that are divided, each with how many groups it has. */
function townsOf(tables: readonly LabelledTable[]): readonly Town[] {
  const towns = new Map<string, Town>();
  for (const { rows } of tables.slice(0, 1))
    for (const { within } of rows)
      if (within) towns.set(within.code, { ...within, groups: (towns.get(within.code)?.groups ?? 0) + 1 });
  return [...towns.values()].filter(({ groups }) => groups > 1);
}

/** A line by its own name: what it lies in is said above. */
const named = ({ own, ...line }: Line): Line => ({ ...line, label: own ?? line.label });

const inside = (sheet: Sheet, { code }: Town): Sheet => ({
  ...sheet,
  lines: sheet.lines.filter(({ within }) => within?.code === code).map(named),
});

/** One town, opened on demand: a table of what lies in it for each of the question's tables. */
function Branch({ town, tables, figures }: Props & { town: Town }) {
  const [isOpen, open] = useState(false);
  const [first] = tables;
  const name = first?.breakdown?.label ?? '';
  return (
    <details onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        {town.label} nach {name}: {town.groups} Gruppen
      </summary>
      {isOpen
        ? sheetsOf(figuredOf(tables, figures)).map((sheet) => {
            const table = sheet.tables[0]?.table;
            const about = (table?.option ?? table?.part)?.label;
            const seen = [about, `${town.label}, nach: ${name}`].filter(Boolean).join('. ');
            return (
              <Matrix
                key={table?.id}
                id={`table-${table?.id}-${town.code}`}
                caption={{ unseen: table?.title ?? '', seen }}
                corner={name}
                sheet={inside(sheet, town)}
              />
            );
          })
        : null}
    </details>
  );
}

/** What lies in each group of the table above: Kitas in their town. */
export function Branches({ tables, figures }: Props) {
  const published = tables.filter(({ status }) => status === 'published');
  const towns = townsOf(published);
  const reasons = new Set(tables.flatMap((table) => (table.status === 'withheld' ? [table.reason.label] : [])));
  const [first] = tables;
  return (
    <>
      {towns.map((town) => (
        <Branch key={town.code} town={town} tables={published} figures={figures} />
      ))}
      {[...reasons].map((reason) => (
        <p class="small" key={reason}>
          Nach {first?.breakdown?.label}: {reason}
        </p>
      ))}
    </>
  );
}
