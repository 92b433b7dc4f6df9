import { sayIssue } from '../words/issue.ts';
import { textKey } from './describe.ts';
import { anchorOf } from './ids.ts';
import { Text } from './text.tsx';
import type { FormView } from './view.ts';

export const hasErrors = ({ issues, notice }: FormView): boolean => issues.length > 0 || notice !== undefined;

/** All errors at the top, each a link to the control it is about. */
export const Summary = ({ view }: { view: FormView }) => (
  <div class="summary" id="summary" role="alert" tabIndex={-1} hidden={!hasErrors(view)}>
    <h2>{view.words.say('error.title')}</h2>
    {view.notice ? <p>{view.words.say(view.notice)}</p> : null}
    <ul>
      {view.issues.map((issue) => (
        <li key={issue.field + issue.code}>
          <a href={`#${anchorOf(issue.item, issue.field)}`}>
            <Text view={view} of={textKey(issue.item)} /> –{' '}
            {sayIssue(view.words, issue, (key) => view.wording.say(key).text)}
          </a>
        </li>
      ))}
    </ul>
  </div>
);
