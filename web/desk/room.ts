import type { Labelled } from '../../survey/labels.ts';
import type { TextState } from '../../survey/texts/decide.ts';
import type { Flag } from '../../survey/texts/flags.ts';
import type { TextRelease } from '../../survey/texts/release.ts';

/** A question of a wave's room and how far it has been decided, as `GET /api/texts/waves/:wave` lists it. */
export type RoomQuestion = Labelled & { readonly total: number; readonly decided: number };

/** A wave's room. `empty`: nobody has opened it; `filled`: people decide; `published`: it is done. */
export type RoomView = {
  readonly wave: string;
  readonly name: string;
  readonly demo: boolean;
  readonly state: 'empty' | 'filled' | 'published';
  readonly questions: readonly RoomQuestion[];
  /** Whether who asks may take the raw texts away. */
  readonly mayExport: boolean;
};

/** A text as somebody reads it who decides. */
export type TextCard = {
  readonly id: string;
  readonly text: string;
  readonly language: Labelled | null;
  /** May leave in translation only. */
  readonly translate: boolean;
  readonly flags: readonly Flag[];
  readonly state: TextState;
  readonly written: string | null;
  readonly tags: readonly string[];
  /** Whether who asks decided it. */
  readonly mine: boolean;
  /** Withheld, and a second person may look at it. */
  readonly again: boolean;
};

/** The texts of a question with its tags. */
export type QuestionView = RoomQuestion & { readonly texts: readonly TextCard[]; readonly tags: readonly Labelled[] };

/** Published texts with the words of their questions, as `GET /api/desk/waves/:wave/texts` gives them. */
export type PublishedTexts = {
  readonly wave: string;
  readonly name: string;
  readonly demo: boolean;
  readonly number: number;
  readonly day: string;
  readonly leastTexts: number;
  readonly k: number;
  readonly questions: readonly (Labelled & Omit<TextRelease['questions'][number], 'id'>)[];
};

/** What research access offers of a wave, as `GET /api/research/waves/:wave` says it. */
export type ResearchOffer = {
  readonly wave: string;
  readonly name: string;
  readonly demo: boolean;
  /** In how many parts the responses come. */
  readonly parts: number;
};
