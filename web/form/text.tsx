import { directionOf } from '../../survey/language.ts';
import type { View } from './view.ts';

/** A text of the questionnaire. One that fell back to another language says so to browsers and readers. */
export function Text({ view, of }: { view: View; of: string }) {
  const { text, language } = view.wording.say(of);
  if (language === view.wording.language) return <>{text}</>;
  return (
    <span lang={language} dir={directionOf(language)} class="fallback">
      {text}
    </span>
  );
}
