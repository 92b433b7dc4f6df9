import { useState } from 'preact/hooks';
import type { WaveCard } from './contract.ts';

/** What people are invited with, by its path behind the language. */
const sheets = [
  { path: '', name: 'Formular' },
  { path: '/poster', name: 'Plakat' },
  { path: '/letter', name: 'Brief' },
  { path: '/message', name: 'Nachricht' },
  { path: '/paper', name: 'Papierbogen' },
] as const;

/** Ways of answering, by what their link asks for. */
const ways = [
  { flag: 'interview', name: 'Im Gespräch ausfüllen' },
  { flag: 'large', name: 'Formular in großer Schrift' },
] as const;

type Choice = { readonly code: string; readonly label: string };

type PickProps = { id: string; label: string; choices: readonly Choice[]; change: (code: string) => void };

const Pick = ({ id, label, choices, change }: PickProps) => (
  <>
    <label for={id}>{label}</label>
    <select id={id} onChange={(event) => change(event.currentTarget.value)}>
      {choices.map(({ code, label: name }) => (
        <option value={code} key={code}>
          {name}
        </option>
      ))}
    </select>
  </>
);

/** Addresses and printed sheets of a wave, per language and place; they open beside the application. */
export function Invite({ wave: { id, name, languages, places } }: { wave: WaveCard }) {
  const [language, setLanguage] = useState(languages[0]?.code ?? 'de');
  const [place, setPlace] = useState('');
  const query = place === '' ? '' : `?at=${place}`;
  const also = place === '' ? '' : `&at=${place}`;
  const everywhere = [{ code: '', label: 'ohne Ort' }, ...places.map((one) => ({ code: one.code, label: one.name }))];
  return (
    <details class="invite">
      <summary>
        Einladen und aushängen<span class="hidden">: {name}</span>
      </summary>
      <Pick id={`language-${id}`} label="Sprache" choices={languages} change={setLanguage} />
      {places.length > 0 ? <Pick id={`place-${id}`} label="Ort" choices={everywhere} change={setPlace} /> : null}
      <ul>
        {sheets.map((sheet) => (
          <li key={sheet.path}>
            <a href={`/s/${id}/${language}${sheet.path}${query}`} target="_blank" rel="noopener">
              {sheet.name}
            </a>
          </li>
        ))}
        {ways.map(({ flag, name: way }) => (
          <li key={flag}>
            <a href={`/s/${id}/${language}?${flag}${also}`} target="_blank" rel="noopener">
              {way}
            </a>
          </li>
        ))}
        <li>
          <a href={`/s/${id}?kiosk${also}`} target="_blank" rel="noopener">
            Gemeinsames Gerät
          </a>
        </li>
      </ul>
    </details>
  );
}
