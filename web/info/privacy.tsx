import { directionOf } from '../../survey/language.ts';
import { isolate } from '../../survey/text.ts';
import type { Page } from '../form/page.tsx';
import { publisherOf } from '../house.ts';
import { type InfoView, infoPage } from './page.tsx';

/** What is said about privacy (Articles 13 and 11 GDPR): headings, and the keys under each. */
const sections = [
  ['privacy.who_title', ['privacy.who', 'privacy.officer', 'privacy.why', 'privacy.voluntary']],
  ['privacy.basis_title', ['privacy.basis']],
  ['privacy.kept_title', ['privacy.kept', 'privacy.not_kept', 'privacy.free_text', 'privacy.results']],
  ['privacy.device_title', ['privacy.device']],
  ['privacy.processor_title', ['privacy.processor']],
  ['privacy.retention_title', ['privacy.retention']],
  ['privacy.rights_title', ['privacy.rights', 'privacy.complaint']],
] as const;

/** What is stored, why, for how long, and which rights there are; from a wave's page with its own retention. */
export function privacyPage(view: InfoView): Page {
  const { legal, wave } = view;
  const { house } = view.assets;
  const values = {
    publisher: isolate(publisherOf(house)),
    officer: isolate(house.officer),
    processor: isolate(house.processor),
    days: wave?.retentionDays ?? 0,
  };
  const keyOf = (key: string): string =>
    key === 'privacy.retention' && wave === undefined ? 'privacy.retention_site' : key;
  const title = legal.say('privacy.title');
  const said = wave && { lang: wave.titleLanguage, dir: directionOf(wave.titleLanguage) };
  const children = (
    <>
      <h1>{title}</h1>
      {wave ? (
        <div {...said}>
          <p class="lead">{wave.title}</p>
          <p>{wave.intro}</p>
          {wave.notice ? <p>{wave.notice}</p> : null}
        </div>
      ) : null}
      {sections.map(([heading, keys]) => (
        <section key={heading}>
          <h2>{legal.say(heading)}</h2>
          {keys.map((key) => (
            <p key={key}>{legal.say(keyOf(key), values)}</p>
          ))}
        </section>
      ))}
    </>
  );
  return infoPage(view, 'privacy', { title, children });
}
