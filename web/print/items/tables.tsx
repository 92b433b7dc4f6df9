import type { ComponentChildren, VNode } from 'preact';
import { missingOf } from '../../../survey/items/choice.ts';
import { optionsOf } from '../../../survey/questionnaire.ts';
import { Text } from '../../form/text.tsx';
import type { Draw, Drawn } from './draw.ts';
import { Box, Code, Digits, Hint } from './marks.tsx';
import { digitsOf } from './write.tsx';

/** A row or a column: the code in its fields' names, and its words. */
type Line = { readonly code: string; readonly words: ComponentChildren };
type Lines = { readonly id: string; readonly rows: readonly Line[]; readonly columns: readonly Line[] };

/** A table of cells for the pen; it scrolls in itself on a narrow screen. */
const Cells = ({ id, rows, columns, cell }: Lines & { cell: VNode }) => (
  <table class="cells">
    <thead>
      <tr>
        <td />
        {columns.map(({ code, words }) => (
          <th scope="col" key={code}>
            {words} <Code>{code}</Code>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.code}>
          <th scope="row">
            {row.words} <Code>{`${id}.${row.code}`}</Code>
          </th>
          {columns.map(({ code }) => (
            <td key={code}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

/** `grid`: a row for each thing that is judged, a column for each answer. */
export const grid: Draw<'grid'> = ({ item, of, paper }) => {
  const { view } = paper;
  const options = optionsOf(view.questionnaire, item.list).map(({ code }) => ({
    code: `=${code}`,
    words: <Text view={view} of={`list.${item.list}.${code}`} />,
  }));
  const reasons = missingOf(item).map((code) => ({ code: `=${code}`, words: view.words.say(`missing.${code}`) }));
  const rows = item.rows.map((code) => ({ code, words: <Text view={view} of={`${of}.${code}`} /> }));
  return (
    <>
      <Hint kit={paper} say="paper.single" />
      <Cells id={item.id} rows={rows} columns={[...options, ...reasons]} cell={<Box />} />
    </>
  );
};

const linesOf = ({ item, of, paper: { view } }: Drawn<'table'>, kind: 'row' | 'column'): readonly Line[] => [
  ...(kind === 'row' ? item.rows : item.columns).map((code) => ({
    code,
    words: <Text view={view} of={`${of}.${kind}.${code}`} />,
  })),
  ...(item.totals === 'asked' ? [{ code: 'total', words: <b>{view.words.say('total')}</b> }] : []),
];

/** `table`: boxes for a number by row and column, and for the totals where they are asked for. */
export const table: Draw<'table'> = (drawn) => {
  const { item } = drawn;
  const columns = linesOf(drawn, 'column').map((line) => ({ ...line, code: `.${line.code}` }));
  return <Cells id={item.id} rows={linesOf(drawn, 'row')} columns={columns} cell={<Digits count={digitsOf(item)} />} />;
};
