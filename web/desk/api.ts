import type { ContactCard, ReleaseView, Separator, WaveCard } from './contract.ts';
import { type Send, type TextApi, textApi } from './textapi.ts';

/** What the API refused, by its stable code; `offline` where it could not be reached. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** A file to save, with the name the server gave it. */
export type Download = { readonly name: string; readonly blob: Blob };

/** The staff API as this page uses it. */
export type Api = {
  readonly waves: () => Promise<readonly WaveCard[]>;
  readonly close: (wave: string) => Promise<WaveCard>;
  /** Asks for an interim release of an open wave, or a corrected one of a released wave. */
  readonly ask: (wave: string, what: 'interim' | 'correct') => Promise<WaveCard>;
  readonly interim: (wave: string) => Promise<ReleaseView>;
  readonly contacts: () => Promise<readonly ContactCard[]>;
  readonly answerContact: (id: string) => Promise<ContactCard>;
  readonly release: (wave: string, number: number) => Promise<ReleaseView>;
  readonly download: (
    wave: string,
    number: number,
    query: { readonly format: 'csv' | 'json'; readonly separator?: Separator },
  ) => Promise<Download>;
  readonly texts: TextApi;
};

async function failureOf(response: Response): Promise<Failure> {
  if (response.status === 401) return new Failure('unauthorized');
  const problem: { readonly code?: unknown } = await response.json().catch(() => ({}));
  return new Failure(typeof problem.code === 'string' ? problem.code : 'internal');
}

const nameOf = (response: Response): string =>
  /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'vielstimmig';

const fileOf = async (response: Response): Promise<Download> => ({
  name: nameOf(response),
  blob: await response.blob(),
});

/** The API with a token. Its calls throw `Failure`; `expired` is told when the token is not taken any more. */
export function openApi(accessToken: string, expired: () => void): Api {
  const send: Send = async (path, method = 'GET', content) => {
    const headers = {
      authorization: `Bearer ${accessToken}`,
      ...(content ? { 'content-type': 'application/json' } : {}),
    };
    const body = content === undefined ? null : JSON.stringify(content);
    const response = await fetch(`/api/${path}`, { method, headers, body }).catch(() => {
      throw new Failure('offline');
    });
    if (response.ok) return response;
    if (response.status === 401) expired();
    throw await failureOf(response);
  };
  const call = (path: string, method?: string): Promise<Response> => send(`desk/${path}`, method);
  const releasePath = (wave: string, number: number): string => `waves/${encodeURIComponent(wave)}/releases/${number}`;
  return {
    waves: async () => (await call('waves')).json(),
    close: async (wave) => (await call(`waves/${encodeURIComponent(wave)}/close`, 'POST')).json(),
    ask: async (wave, what) => (await call(`waves/${encodeURIComponent(wave)}/${what}`, 'POST')).json(),
    interim: async (wave) => (await call(`waves/${encodeURIComponent(wave)}/interim`)).json(),
    contacts: async () => (await call('contacts')).json(),
    answerContact: async (id) => (await call(`contacts/${id}/done`, 'POST')).json(),
    release: async (wave, number) => (await call(releasePath(wave, number))).json(),
    download: async (wave, number, query) =>
      fileOf(await call(`${releasePath(wave, number)}/download?${new URLSearchParams(query)}`)),
    texts: textApi(send, fileOf),
  };
}

/** Hands a file to the browser's downloads. */
export function save({ name, blob }: Download): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
