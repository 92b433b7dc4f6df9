import { useState } from 'preact/hooks';
import { type Api, save } from './api.ts';
import type { Separator } from './contract.ts';
import { messageOf } from './messages.ts';
import { Notice } from './notice.tsx';

const names: Readonly<Record<Separator, string>> = {
  semicolon: 'Semikolon (Excel deutsch)',
  comma: 'Komma',
  tab: 'Tabulator',
};

const order: readonly Separator[] = ['semicolon', 'comma', 'tab'];

type Props = { api: Api; wave: string; number: number };

/** A release as a file. */
export function Downloads({ api, wave, number }: Props) {
  const [separator, setSeparator] = useState<Separator>('semicolon');
  const [status, setStatus] = useState('');
  const [problem, setProblem] = useState<string>();
  const fetchFile = async (format: 'csv' | 'json'): Promise<void> => {
    setProblem(undefined);
    setStatus('Datei wird geholt …');
    try {
      const file = await api.download(wave, number, format === 'csv' ? { format, separator } : { format });
      save(file);
      setStatus(`${file.name} ist heruntergeladen.`);
    } catch (error) {
      setStatus('');
      setProblem(messageOf(error));
    }
  };
  return (
    <section class="downloads" aria-labelledby="downloads">
      <h2 id="downloads">Herunterladen</h2>
      <div class="toolbar">
        <label class="field">
          <span>Trennzeichen der CSV-Datei</span>
          <select
            value={separator}
            onChange={({ currentTarget }) =>
              setSeparator(order.find((one) => one === currentTarget.value) ?? 'semicolon')
            }
          >
            {order.map((one) => (
              <option key={one} value={one}>
                {names[one]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="button" onClick={() => fetchFile('csv')}>
          CSV für Tabellen
        </button>
        <button type="button" class="button quiet" onClick={() => fetchFile('json')}>
          JSON für Programme
        </button>
      </div>
      <p role="status" class="small">
        {status}
      </p>
      <Notice text={problem} />
    </section>
  );
}
