import type { Labelled, LabelledTable } from '../../survey/labels.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import type { Held, Participation, Release } from '../../survey/release.ts';
import type { Phase, Wave } from '../../survey/wave.ts';
import type { Subject } from '../info/address.ts';
import type { Derived } from './derived.ts';

/** A wave as `GET /api/desk/waves` lists it. */
export type WaveCard = Pick<Wave, 'id' | 'name' | 'questionnaire' | 'opens' | 'closes' | 'places' | 'k'> & {
  /** The questionnaire's title in German. */
  readonly title: string;
  readonly phase: Phase;
  readonly languages: readonly Labelled[];
  readonly demo: boolean;
  readonly participation: Participation | null;
  /** Number of the newest release. */
  readonly released: number | null;
  readonly interim: 'none' | 'asked' | 'made';
  /** A corrected release that was asked for; `reason` says why it waits. */
  readonly correction: { readonly reason: Held['reason'] | null } | null;
  /** Of a planned wave: what to know before it opens. */
  readonly about?: NonNullable<Questionnaire['about']>;
  /** The breakdowns its release will have, and how many groups each can have; empty once it is released. */
  readonly breakdowns: readonly (Labelled & { readonly groups: number })[];
};

/** A release with German words for its codes. */
export type ReleaseView = Pick<Release, 'wave' | 'number' | 'day' | 'policy' | 'total'> & {
  readonly name: string;
  readonly title: string;
  readonly demo: boolean;
  /** Languages that files can be written in. */
  readonly languages: readonly Labelled[];
  readonly tables: readonly LabelledTable[];
} & Derived;

/** A message from the contact form as `GET /api/desk/contacts` lists it. */
export type ContactCard = {
  readonly id: string;
  readonly day: string;
  readonly due: string;
  readonly language: Labelled;
  readonly about: Subject;
  readonly text: string;
  readonly reply: string | null;
  readonly status: 'open' | 'answered';
  readonly overdue: boolean;
};

export const separators = { semicolon: ';', comma: ',', tab: '\t' } as const;

export type Separator = keyof typeof separators;

export const fileFormats = ['csv', 'xlsx', 'ods', 'json', 'spss', 'r', 'ddi', 'codebook', 'report'] as const;

export type FileFormat = (typeof fileFormats)[number];

/** What `…/download` is asked for. */
export type FileQuery = {
  readonly format: FileFormat;
  readonly language: string;
  readonly values: 'labels' | 'codes';
  readonly separator: Separator;
};
