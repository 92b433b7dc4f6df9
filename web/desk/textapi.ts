import type { TextAction } from '../../survey/texts/decide.ts';
import type { Download } from './api.ts';
import type { PublishedTexts, QuestionView, ResearchOffer, RoomView } from './room.ts';

/** Free texts as this page asks for them. */
export type TextApi = {
  readonly room: (wave: string) => Promise<RoomView>;
  readonly open: (wave: string) => Promise<RoomView>;
  readonly publish: (wave: string) => Promise<RoomView>;
  readonly question: (wave: string, question: string) => Promise<QuestionView>;
  readonly decide: (wave: string, question: string, text: string, action: TextAction) => Promise<QuestionView>;
  readonly tag: (wave: string, question: string, text: string, tags: readonly string[]) => Promise<QuestionView>;
  readonly keepTags: (wave: string, question: string, labels: readonly string[]) => Promise<QuestionView>;
  readonly raw: (wave: string) => Promise<Download>;
  readonly published: (wave: string) => Promise<PublishedTexts>;
  readonly download: (wave: string) => Promise<Download>;
  /** What research access offers of a wave. */
  readonly research: (wave: string) => Promise<ResearchOffer>;
  /** One part of a wave's coded responses. */
  readonly microdata: (wave: string, purpose: string, part: number) => Promise<Blob>;
};

/** Sends a request below `/api/`. */
export type Send = (path: string, method?: string, body?: unknown) => Promise<Response>;

const part = encodeURIComponent;

/** The calls of the room of texts, and of the texts that it published. */
export function textApi(send: Send, fileOf: (response: Response) => Promise<Download>): TextApi {
  const room = (wave: string, more = ''): string => `texts/waves/${part(wave)}${more}`;
  const questionPath = (wave: string, question: string, more = ''): string =>
    room(wave, `/questions/${part(question)}${more}`);
  const desk = (wave: string, more = ''): string => `desk/waves/${part(wave)}/texts${more}`;
  return {
    room: async (wave) => (await send(room(wave))).json(),
    open: async (wave) => (await send(room(wave, '/open'), 'POST')).json(),
    publish: async (wave) => (await send(room(wave, '/publish'), 'POST')).json(),
    question: async (wave, question) => (await send(questionPath(wave, question))).json(),
    decide: async (wave, question, text, action) =>
      (await send(questionPath(wave, question, `/texts/${text}`), 'POST', action)).json(),
    tag: async (wave, question, text, tags) =>
      (await send(questionPath(wave, question, `/texts/${text}/tags`), 'POST', { tags })).json(),
    keepTags: async (wave, question, labels) =>
      (await send(questionPath(wave, question, '/tags'), 'PUT', { labels })).json(),
    raw: async (wave) => fileOf(await send(room(wave, '/raw'))),
    published: async (wave) => (await send(desk(wave))).json(),
    research: async (wave) => (await send(`research/waves/${part(wave)}`)).json(),
    microdata: async (wave, purpose, number) =>
      (await send(`research/waves/${part(wave)}/data`, 'POST', { purpose, part: number })).blob(),
    download: async (wave) => fileOf(await send(desk(wave, '/download'))),
  };
}
