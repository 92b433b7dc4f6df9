import { directionOf, languageOf } from '../../survey/language.ts';
import type { Words } from '../words/say.ts';
import { stepField } from './links.ts';

type Offer = { readonly tag: string; readonly href: string };

type Props = {
  readonly language: string;
  readonly words: Words;
  readonly languages: readonly Offer[];
  /** Id of the form whose answers go along: then a language is a button that posts them. */
  readonly form?: string | undefined;
};

/** Up to so many languages stand open; more are folded away. */
const fewest = 6;

function Choice({ offer, current, form }: { offer: Offer; current: boolean; form: string | undefined }) {
  const { tag, href } = offer;
  const shared = { lang: tag, dir: directionOf(tag), 'aria-current': current || undefined } as const;
  const { name } = languageOf(tag);
  if (!form || current)
    return (
      <a href={href} hreflang={tag} {...shared}>
        {name}
      </a>
    );
  return (
    <button form={form} formaction={href} name={stepField} value="change" {...shared}>
      {name}
    </button>
  );
}

/** Languages to choose from, each in its own name and writing. On the form the answers so far are kept. */
export function Picker({ language, words, languages, form }: Props) {
  const list = (
    <ul>
      {languages.map((offer) => (
        <li key={offer.tag}>
          <Choice offer={offer} current={offer.tag === language} form={form} />
        </li>
      ))}
    </ul>
  );
  return (
    <nav class="languages" aria-label={words.say('language')}>
      {languages.length <= fewest ? (
        list
      ) : (
        <details>
          <summary>
            <svg class="globe" viewBox="0 0 40 40" aria-hidden="true">
              <circle cx="20" cy="20" r="17" />
              <path d="M3 20h34M20 3q9 8 9 17t-9 17q-9-8-9-17t9-17" />
            </svg>
            {words.say('language')}: {languageOf(language).name}
          </summary>
          {list}
        </details>
      )}
    </nav>
  );
}
