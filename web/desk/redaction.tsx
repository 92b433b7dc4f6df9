import { useEffect, useRef, useState } from 'preact/hooks';
import type { Span } from '../../survey/texts/flags.ts';
import type { TextCard } from './room.ts';

type Word = Span & { readonly word: string };

/** The words of a text with their places, as spaces part them. */
const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

type Props = {
  text: TextCard;
  name: string;
  redact: (spans: readonly Span[]) => Promise<void>;
  cancel: () => void;
};

/** Choosing words to take out: each is a switch, those with a flag are on. Arrow keys go from word to word. */
export function Redaction({ text, name, redact, cancel }: Props) {
  const words = wordsOf(text.text);
  const group = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [out, setOut] = useState<ReadonlySet<number>>(
    new Set(words.flatMap((word, index) => (text.flags.some((flag) => overlaps(flag, word)) ? [index] : []))),
  );
  useEffect(() => group.current?.querySelector('button')?.focus(), []);
  const toggle = (index: number): void => {
    setAt(index);
    setOut((before) => new Set(before.has(index) ? [...before].filter((one) => one !== index) : [...before, index]));
  };
  const move = (event: KeyboardEvent): void => {
    const isRight = group.current !== null && getComputedStyle(group.current).direction === 'rtl';
    const steps = { ArrowRight: isRight ? -1 : 1, ArrowLeft: isRight ? 1 : -1, ArrowDown: 1, ArrowUp: -1 };
    const step = Object.entries(steps).find(([key]) => key === event.key)?.[1];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + words.length) % words.length;
    setAt(next);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <>
      <p class="small" id={`how-${text.id}`}>
        Wählen Sie die Wörter, die herausgenommen werden. Mit den Pfeiltasten gehen Sie von Wort zu Wort, mit der
        Leertaste wählen Sie. Markiertes ist schon gewählt.
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be no line of words */}
      <div
        class="words"
        ref={group}
        role="group"
        dir="auto"
        aria-label={`Wörter von ${name}`}
        aria-describedby={`how-${text.id}`}
        onKeyDown={move}
      >
        {words.map(({ word, start }, index) => (
          <button
            type="button"
            key={start}
            lang={text.language?.code}
            aria-pressed={out.has(index)}
            tabIndex={index === at ? 0 : -1}
            onClick={() => toggle(index)}
          >
            {word}
          </button>
        ))}
      </div>
      <div class="actions">
        <button
          type="button"
          class="button"
          onClick={() => redact(words.filter((_, index) => out.has(index)).map(({ start, end }) => ({ start, end })))}
        >
          Geschwärzt freigeben<span class="hidden">: {name}</span>
        </button>
        <button type="button" class="button quiet" onClick={cancel}>
          Abbrechen
        </button>
      </div>
    </>
  );
}
