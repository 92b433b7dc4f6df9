import { totalsOf } from '../../survey/items/cells.ts';
import type { ItemOf } from '../../survey/questionnaire.ts';
import { anchorOf, besideId } from './ids.ts';
import { Text } from './text.tsx';
import { type FormView, issuesOf, typedIn } from './view.ts';

type Props = { item: ItemOf<'table'>; view: FormView };

/** One number, named by its column; its row is the group it stands in. */
function Cell({ item, view, field, column, first }: Props & { field: string; column: string; first: boolean }) {
  const wrong = issuesOf(view, field).length > 0;
  const beside = view.beside?.(field);
  const described = [wrong && `${item.id}-error`, beside && besideId(field)].filter(Boolean).join(' ');
  return (
    <label id={anchorOf(item.id, field)}>
      <span>
        {column === 'total' ? view.words.say('total') : <Text view={view} of={`${item.id}.column.${column}`} />}
      </span>
      <input
        type="text"
        inputmode="numeric"
        name={field}
        id={first ? item.id : undefined}
        value={typedIn(view, field)}
        aria-invalid={wrong || undefined}
        aria-describedby={described || undefined}
      />
      {beside ? <span aria-hidden="true">{beside}</span> : null}
    </label>
  );
}

/** A total that the page works out itself; empty ones are not shown. */
const Sum = ({ view, field, sum }: { view: FormView; field: string; sum: number | undefined }) => (
  <p class="sum" hidden={sum === undefined}>
    {view.words.say('total')}: <output data-sum={field}>{sum}</output> {view.beside?.(field)}
  </p>
);

/** `table`: whole numbers, one row at a time on a phone; a row's total at its end, the columns' totals last. */
export function Table({ item, view }: Props) {
  const asked = item.totals === 'asked';
  const sums = totalsOf(item, view.fields);
  const columns = asked ? [...item.columns, 'total'] : item.columns;
  const rows = asked ? [...item.rows, 'total'] : item.rows;
  return (
    <>
      {rows.map((row, rowIndex) => (
        <fieldset class="row" key={row}>
          <legend>
            {row === 'total' ? view.words.say('total') : <Text view={view} of={`${item.id}.row.${row}`} />}
          </legend>
          <div class="cells">
            {columns.map((column, index) => (
              <Cell
                item={item}
                view={view}
                field={`${item.id}.${row}.${column}`}
                column={column}
                first={rowIndex + index === 0}
                key={column}
              />
            ))}
          </div>
          {item.totals === 'shown' ? <Sum view={view} field={`${item.id}.${row}.total`} sum={sums.rows[row]} /> : null}
        </fieldset>
      ))}
      {item.totals === 'shown' ? <Sum view={view} field={`${item.id}.total.total`} sum={sums.total} /> : null}
    </>
  );
}
