import type { Clash } from '../../survey/draft.ts';
import { stepField } from '../form/links.ts';
import { labelOf, sayValue } from './label.ts';
import { choiceOf, mineField, type ReportView } from './view.ts';

const shown = ({ field }: Clash, values: readonly string[], view: ReportView): string => {
  const [first] = values;
  if (first === undefined) return view.report.say('clash.empty');
  return field.startsWith('_') ? first : sayValue(field, values.length > 1 ? values : first, view);
};

/** A reason has no label of its own. */
const named = (field: string, view: ReportView): string =>
  field.startsWith('_why.') ? view.report.say('why.label') : labelOf(field, view);

/**
 * Cells that two people changed at once: nothing is lost, whoever reads this chooses. It stands before the form, where a
 * page begins, and belongs to it.
 */
export function Clashes({ view }: { view: ReportView }) {
  const { clashes, report } = view;
  const mine = Object.fromEntries(clashes.map((clash) => [clash.field, clash.mine]));
  return (
    <section class="clashes" id="clashes" tabIndex={-1} aria-labelledby="clashes-title" hidden={clashes.length === 0}>
      <h2 id="clashes-title">{report.say('clash.title')}</h2>
      <p>{report.say('clash.text')}</p>
      <input type="hidden" name={mineField} value={JSON.stringify(mine)} form="form" />
      {clashes.map((clash) => (
        <fieldset class="item clash" key={clash.field}>
          <legend>{named(clash.field, view)}</legend>
          {(['mine', 'theirs'] as const).map((whose) => (
            <label class="choice" key={whose}>
              <input type="radio" name={choiceOf(clash.field)} value={whose} checked={whose === 'theirs'} form="form" />
              <span>
                {report.say(`clash.${whose}`)} <bdi>{shown(clash, clash[whose], view)}</bdi>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {clashes.length > 0 ? (
        <div class="actions">
          <button type="submit" class="primary" name={stepField} value="save" form="form">
            {report.say('form.save')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
