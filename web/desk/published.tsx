import { dayLabel, numberLabel } from './format.ts';
import type { PublishedTexts } from './room.ts';

type Question = PublishedTexts['questions'][number];

/** Texts that were published: one list a question, in an order that means nothing. */
export function Published({ texts, download }: { texts: PublishedTexts; download: () => Promise<void> }) {
  const { questions, number, day, leastTexts } = texts;
  return (
    <>
      <p>
        Freitexte, Veröffentlichung {number} vom {dayLabel(day)}. Ein Mensch hat jeden Text gelesen; [...] steht, wo
        etwas herausgenommen wurde. Die Reihenfolge ist gemischt, und Texte mehrerer Fragen gehören nicht zusammen.
        Fragen mit weniger als {leastTexts} Texten fehlen.
      </p>
      <p>
        <button type="button" class="button" onClick={download}>
          Freitexte als CSV herunterladen
        </button>
      </p>
      {questions.length === 0 ? <p>Es gibt keine Freitexte, die veröffentlicht werden konnten.</p> : null}
      {questions.map((question) => (
        <Answers key={question.code} question={question} k={texts.k} />
      ))}
    </>
  );
}

function Answers({ question: { code, label, given, texts, tags }, k }: { question: Question; k: number }) {
  return (
    <section class="block" aria-labelledby={`texts-${code}`}>
      <h2 id={`texts-${code}`}>
        <span class="number">{code}</span> {label}
      </h2>
      <p class="small">
        {numberLabel(texts.length)} von {numberLabel(given)} Texten veröffentlicht
      </p>
      {tags.length > 0 ? (
        <p>
          Schlagworte:{' '}
          {tags.map(({ label: tag, count }) => `${tag} (${count === null ? 'nicht ausgewiesen' : count})`).join(' · ')}
          <span class="small"> – Zahlen unter {k} und solche, die sie verraten würden, sind nicht ausgewiesen.</span>
        </p>
      ) : null}
      <ul class="texts">
        {texts.map(({ text, translated, translation }, at) => (
          <li key={`${code} ${at}`}>
            <bdi dir="auto">{text}</bdi>
            {translated ? <span class="small"> (Übersetzung)</span> : null}
            {translation ? (
              <p class="small">
                Übersetzung: <bdi>{translation}</bdi>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
