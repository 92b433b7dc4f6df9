import { type InfoPage, infoAddress } from '../info/address.ts';
import type { Shell } from './page.tsx';

/** Words of the footer's links, in their order; Leichte Sprache follows them in its own. */
const links = [
  ['privacy', 'foot.privacy'],
  ['accessibility', 'foot.accessibility'],
  ['contact', 'foot.contact'],
  ['imprint', 'foot.imprint'],
] as const satisfies readonly (readonly [InfoPage, string])[];

/** The way to privacy, accessibility, contact and imprint: on every page (BGG NRW § 10b). */
export function Foot({ shell: { language, words, wave, typing, privacy } }: { shell: Shell }) {
  const target = typing ? '_blank' : undefined;
  return (
    <footer lang={words.language === language ? undefined : words.language}>
      <nav aria-label={typing ? `${words.say('foot.label')}, ${words.say('foot.tab')}` : words.say('foot.label')}>
        <ul>
          {links.map(([page, key]) => (
            <li key={page}>
              <a href={(page === 'privacy' ? privacy : undefined) ?? infoAddress(page, language, wave)} target={target}>
                {words.say(key)}
              </a>
            </li>
          ))}
          <li>
            <a href={infoAddress('simple', language, wave)} lang="de" dir="ltr" target={target}>
              Leichte Sprache
            </a>
          </li>
        </ul>
      </nav>
    </footer>
  );
}
