import { useState } from 'preact/hooks';
import type { Labelled } from '../../survey/labels.ts';
import { type Api, save } from './api.ts';
import { Ban } from './ban.tsx';
import type { FileFormat, FileQuery, Separator } from './contract.ts';
import { messageOf } from './messages.ts';
import { Notice } from './notice.tsx';
import { type FileChoice, Offers, type Uses } from './offers.tsx';

const separatorNames: Readonly<Record<Separator, string>> = {
  semicolon: 'Semikolon (Excel deutsch)',
  comma: 'Komma',
  tab: 'Tabulator',
};

const separators: readonly Separator[] = ['semicolon', 'comma', 'tab'];

type Choosing = { choice: FileChoice; choose: (choice: FileChoice) => void; languages: readonly Labelled[] };

/** Language, words or codes, and what stands between the values of a CSV file. */
function Settings({ choice, choose, languages }: Choosing) {
  return (
    <div class="toolbar">
      <label class="field">
        <span>Sprache der Dateien</span>
        <select
          value={choice.language}
          onChange={({ currentTarget }) => choose({ ...choice, language: currentTarget.value })}
        >
          {languages.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>Trennzeichen der CSV-Datei</span>
        <select
          value={choice.separator}
          onChange={({ currentTarget }) =>
            choose({ ...choice, separator: separators.find((one) => one === currentTarget.value) ?? 'semicolon' })
          }
        >
          {separators.map((one) => (
            <option key={one} value={one}>
              {separatorNames[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={choice.values === 'codes'}
          onChange={({ currentTarget }) => choose({ ...choice, values: currentTarget.checked ? 'codes' : 'labels' })}
        />
        Kürzel statt Wörter (in Tabellen)
      </label>
    </div>
  );
}

/** German, or the first language there is. */
const startOf = (languages: readonly Labelled[]): FileChoice => {
  const found = languages.find(({ code }) => code === 'de') ?? languages[0];
  return { language: found?.code ?? 'de', values: 'labels', separator: 'semicolon' };
};

type Props = { api: Api; wave: string; number: number; languages: readonly Labelled[]; uses?: Uses };

/** A release as a file, in every format. Before the first one stands the ban on recognising anybody. */
export function Downloads({ api, wave, number, languages, uses }: Props) {
  const [choice, choose] = useState<FileChoice>(() => startOf(languages));
  const [asked, ask] = useState<FileFormat>();
  const [status, setStatus] = useState('');
  const [problem, setProblem] = useState<string>();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setProblem(undefined);
    setStatus('Datei wird geholt …');
    try {
      await work();
    } catch (error) {
      setStatus('');
      setProblem(messageOf(error));
    }
  };
  const fetchFile = async (query: FileQuery): Promise<void> => {
    const file = await api.download(wave, number, query);
    save(file);
    setStatus(`${file.name} ist heruntergeladen.`);
  };
  const take = (format: FileFormat): void => {
    if (api.hasConfirmed(wave)) attempt(() => fetchFile({ ...choice, format }));
    else ask(format);
  };
  const confirm = (format: FileFormat): Promise<void> =>
    attempt(async () => {
      await api.confirmNotice(wave);
      await fetchFile({ ...choice, format });
    });
  return (
    <section class="downloads" aria-labelledby="downloads">
      <h2 id="downloads">Herunterladen</h2>
      <p class="small">
        Alle Dateien zeigen dieselben Zahlen. Nach der Veröffentlichung ändert sich daran nichts mehr.
      </p>
      <Settings choice={choice} choose={choose} languages={languages} />
      <Offers take={take} {...(uses ? { uses } : {})} />
      <p role="status" class="small">
        {status}
      </p>
      <Notice text={problem} />
      {asked ? <Ban confirm={() => confirm(asked)} cancel={() => ask(undefined)} /> : null}
    </section>
  );
}
