import { isolate } from '../../survey/text.ts';
import type { Page } from '../form/page.tsx';
import { Text } from '../form/text.tsx';
import { publisherOf } from '../house.ts';
import type { Words } from '../words/say.ts';
import { framed } from './frame.tsx';
import type { ReportPage } from './view.ts';

/** Headings, and the sentences under each: those of a report, or those of the pages about the site. */
const sections = [
  ['privacy.who_title', ['legal privacy.who', 'legal privacy.officer']],
  ['privacy.basis_title', ['report privacy.basis']],
  ['privacy.kept_title', ['report privacy.kept', 'report privacy.not_kept']],
  ['privacy.processor_title', ['legal privacy.processor']],
  ['privacy.retention_title', ['legal privacy.retention']],
  ['privacy.rights_title', ['report privacy.rights', 'legal privacy.complaint']],
] as const;

/** What an organisation is told about its report (Article 13 GDPR): unlike an answer, it is not anonymous. */
export function privacyPage(view: ReportPage, legal: Words): Page {
  const { report, wave, questionnaire } = view;
  const { house } = view.assets;
  const values = {
    publisher: isolate(publisherOf(house)),
    officer: isolate(house.officer),
    processor: isolate(house.processor),
    days: wave.retentionDays,
  };
  const say = (key: string): string => {
    const [from, of = ''] = key.split(' ');
    return (from === 'legal' ? legal : report).say(of, values);
  };
  return framed({
    view,
    title: legal.say('privacy.title'),
    path: '/privacy',
    children: (
      <>
        <h1>{legal.say('privacy.title')}</h1>
        {questionnaire.about ? (
          <p>
            <Text view={view} of="notice" />
          </p>
        ) : null}
        {sections.map(([heading, keys]) => (
          <section key={heading}>
            <h2>{legal.say(heading)}</h2>
            {keys.map((key) => (
              <p key={key}>{say(key)}</p>
            ))}
          </section>
        ))}
      </>
    ),
  });
}
