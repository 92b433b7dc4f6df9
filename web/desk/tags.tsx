import { useState } from 'preact/hooks';
import type { Labelled } from '../../survey/labels.ts';

type Props = { tags: readonly Labelled[]; keep: (labels: readonly string[]) => Promise<unknown> };

/** The words that staff sort a question's texts by: how often each was put is published from k texts on. */
export function TagList({ tags, keep }: Props) {
  const [word, setWord] = useState('');
  const add = async (): Promise<void> => {
    const label = word.trim();
    if (label === '') return;
    await keep([...tags.map((tag) => tag.label), label]);
    setWord('');
  };
  return (
    <details>
      <summary>Schlagworte ({tags.length})</summary>
      <p>
        {tags.length === 0
          ? 'Noch keine. Mit Schlagworten zählen Sie, worum es in den Texten geht.'
          : tags.map(({ label }) => label).join(' · ')}
      </p>
      <div class="toolbar">
        <label class="field">
          <span>Neues Schlagwort</span>
          <input type="text" maxLength={60} value={word} onInput={(event) => setWord(event.currentTarget.value)} />
        </label>
        <button type="button" class="button quiet" onClick={add}>
          Hinzufügen
        </button>
      </div>
    </details>
  );
}
