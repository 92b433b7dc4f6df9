import type { Base } from '../../survey/derived/base.ts';
import type { Apart } from '../../survey/derived/compare.ts';
import type { CoverageRow } from '../../survey/derived/coverage.ts';
import type { Figures } from '../../survey/derived/figures.ts';
import type { Visible } from '../../survey/derived/visible.ts';
import type { FieldOfAction } from '../../survey/field.ts';
import type { Labelled, LabelledGroup } from '../../survey/labels.ts';

/** Figures of a table with words for the ends of its steps. */
export type TableFigures = Figures & {
  /** What the highest number stands for. */
  readonly best?: string;
  /** The two best answers. */
  readonly top?: string;
};

/** How much a release shows of one breakdown. */
export type VisibleView = Visible & { readonly label: string };

export type CoverageView = {
  readonly what: string;
  readonly sources: readonly { readonly date: string; readonly source: string }[];
  /** The whole county, where a source tells of it; `count` is null where few took part. */
  readonly county?: {
    readonly name: string;
    readonly count: number | null;
    readonly value: number;
    readonly date: string;
    readonly source: string;
    readonly perThousand: number | null;
  };
  readonly rows: readonly (CoverageRow & LabelledGroup)[];
};

/** Where a release of another wave is, for those who want to compare. */
export type ReleaseLink = { readonly wave: string; readonly number: number; readonly name: string };

/** What of a release follows from its shown counts. */
export type Derived = {
  /** By table id, for published tables. */
  readonly figures: Readonly<Record<string, TableFigures>>;
  readonly visible: readonly VisibleView[];
  readonly coverage: readonly CoverageView[];
  /** Releases of other waves of the same questionnaire, the newest first. */
  readonly comparable: readonly ReleaseLink[];
};

type Head = ReleaseLink & { readonly day: string; readonly total: number | null; readonly demo: boolean };

/** One row of a table in two releases. */
export type ComparedLine = LabelledGroup & {
  readonly base: Base;
  readonly now: number;
  readonly before: number;
  readonly cells: readonly (LabelledGroup & {
    readonly now: number | null;
    readonly before: number | null;
    readonly points: number | null;
  })[];
};

export type ComparedTable = {
  readonly id: string;
  readonly item: string;
  readonly title: string;
  readonly part?: Labelled;
  readonly option?: Labelled;
  readonly breakdown?: Labelled;
  readonly lines: readonly ComparedLine[];
  /** Groups and answers of the newer release that have no twin in the older. */
  readonly apart: readonly string[];
};

export type ComparisonView = {
  readonly title: string;
  readonly now: Head;
  readonly before: Head;
  readonly tables: readonly ComparedTable[];
  /** What cannot be compared, by why. */
  readonly apart: readonly { readonly why: Apart; readonly names: readonly string[] }[];
};

/** What one question says in a few figures. */
export type KeyFigure = {
  readonly item: string;
  readonly title: string;
  readonly part?: string;
  /** How many answered. */
  readonly base: number;
  readonly mean?: readonly [number, number];
  readonly highest?: number;
  readonly best?: string;
  readonly net?: number;
  /** The two best answers and their share in percent. */
  readonly top?: { readonly label: string; readonly percent: number };
  /** The most frequent answers with their shares in percent, where answers are no steps. */
  readonly answers?: readonly { readonly label: string; readonly percent: number }[];
};

export type FieldWave = Head & {
  readonly k: number;
  readonly title: string;
  readonly projects: readonly string[];
  readonly figures: readonly KeyFigure[];
};

/** A field of action with the newest release of each of its waves. */
export type FieldView = { readonly field: FieldOfAction; readonly waves: readonly FieldWave[] };
