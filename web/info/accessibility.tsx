import { isolate } from '../../survey/text.ts';
import type { Page } from '../form/page.tsx';
import { infoAddress } from './address.ts';
import { dayIn } from './day.ts';
import { type InfoView, infoPage } from './page.tsx';

/** The accessibility statement (BGG NRW § 10b): what works, what does not yet, whom to tell, and the ombuds office. */
export function accessibilityPage(view: InfoView): Page {
  const { legal, language, wave } = view;
  const { house } = view.assets;
  const title = legal.say('access.title');
  const children = (
    <>
      <h1>{title}</h1>
      <p>{legal.say('access.rules')}</p>
      <p>{legal.say('access.works')}</p>
      <h2>{legal.say('access.gaps_title')}</h2>
      <p>{legal.say('access.gaps')}</p>
      <p>{legal.say('access.made', { date: isolate(dayIn(legal.language, house.statement)) })}</p>
      <h2>{legal.say('contact.title')}</h2>
      <p>{legal.say('access.feedback')}</p>
      <p>
        <a href={infoAddress('contact', language, wave?.id)}>{legal.say('contact.title')}</a>
      </p>
      <h2>{legal.say('access.ombuds_title')}</h2>
      <p>{legal.say('access.ombuds')}</p>
      <p>
        <a href={infoAddress('simple', language, wave?.id)}>{legal.say('simple.link')}</a>
      </p>
    </>
  );
  return infoPage(view, 'accessibility', { title, children });
}
