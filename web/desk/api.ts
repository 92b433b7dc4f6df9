import type { ContactCard, FileQuery, ReleaseView, WaveCard } from './contract.ts';
import type { ComparisonView, FieldView } from './derived.ts';
import type { ReleaseKey } from './route.ts';
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

/** What staff settle as they open a planned wave; `closes` is an instant. */
export type Opening = {
  readonly closes: string;
  readonly languages: readonly string[];
  readonly places: readonly string[];
};

/** The staff API as this page uses it. */
export type Api = {
  /** A call to any path of the API: reading without a body, else sending JSON, or a file as it is. */
  readonly send: (path: string, body?: object) => Promise<Response>;
  readonly waves: () => Promise<readonly WaveCard[]>;
  readonly close: (wave: string) => Promise<WaveCard>;
  /** Asks for an interim release of an open wave, or a corrected one of a released wave. */
  readonly ask: (wave: string, what: 'interim' | 'correct') => Promise<WaveCard>;
  readonly interim: (wave: string) => Promise<ReleaseView>;
  readonly open: (wave: string, wish: Opening) => Promise<WaveCard>;
  readonly contacts: () => Promise<readonly ContactCard[]>;
  readonly answerContact: (id: string) => Promise<ContactCard>;
  readonly release: (wave: string, number: number) => Promise<ReleaseView>;
  readonly compare: (now: ReleaseKey, before: ReleaseKey) => Promise<ComparisonView>;
  readonly fields: () => Promise<readonly FieldView[]>;
  /** Whether the notice for a wave was confirmed since the login. */
  readonly hasConfirmed: (wave: string) => boolean;
  readonly confirmNotice: (wave: string) => Promise<void>;
  readonly download: (wave: string, number: number, query: FileQuery) => Promise<Download>;
  readonly texts: TextApi;
};

async function failureOf(response: Response): Promise<Failure> {
  if (response.status === 401) return new Failure('unauthorized');
  const problem: { readonly code?: unknown } = await response.json().catch(() => ({}));
  return new Failure(typeof problem.code === 'string' ? problem.code : 'internal');
}

const nameOf = (response: Response): string =>
  /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'vielstimmig';

/** The file in an answer. */
export const downloadOf = async (response: Response): Promise<Download> => ({
  name: nameOf(response),
  blob: await response.blob(),
});

/** The API with a token. Its calls throw `Failure`; `expired` is told when the token is not taken any more. */
export function openApi(accessToken: string, expired: () => void): Api {
  const request = async (path: string, method = 'GET', body?: BodyInit, type?: string): Promise<Response> => {
    const headers = { authorization: `Bearer ${accessToken}`, ...(type ? { 'content-type': type } : {}) };
    const response = await fetch(`/api/${path}`, { method, headers, ...(body ? { body } : {}) }).catch(() => {
      throw new Failure('offline');
    });
    if (response.ok) return response;
    if (response.status === 401) expired();
    throw await failureOf(response);
  };
  const call = (path: string, method?: string, body?: BodyInit, type?: string): Promise<Response> =>
    request(`desk/${path}`, method, body, type);
  const json: Send = (path, method, body) =>
    body === undefined ? request(path, method) : request(path, method, JSON.stringify(body), 'application/json');
  const confirmed = new Set<string>();
  const releasePath = (wave: string, number: number): string => `waves/${encodeURIComponent(wave)}/releases/${number}`;
  return {
    send(path, body) {
      if (body === undefined) return call(path);
      if (body instanceof Blob) return call(path, 'POST', body, 'application/octet-stream');
      return call(path, 'POST', JSON.stringify(body), 'application/json');
    },
    waves: async () => (await call('waves')).json(),
    close: async (wave) => (await call(`waves/${encodeURIComponent(wave)}/close`, 'POST')).json(),
    ask: async (wave, what) => (await call(`waves/${encodeURIComponent(wave)}/${what}`, 'POST')).json(),
    interim: async (wave) => (await call(`waves/${encodeURIComponent(wave)}/interim`)).json(),
    async open(wave, wish) {
      const path = `waves/${encodeURIComponent(wave)}/open`;
      return (await call(path, 'POST', JSON.stringify(wish), 'application/json')).json();
    },
    contacts: async () => (await call('contacts')).json(),
    answerContact: async (id) => (await call(`contacts/${id}/done`, 'POST')).json(),
    release: async (wave, number) => (await call(releasePath(wave, number))).json(),
    hasConfirmed: (wave) => confirmed.has(wave),
    async confirmNotice(wave) {
      await call(`waves/${encodeURIComponent(wave)}/notice`, 'POST');
      confirmed.add(wave);
    },
    compare: async (now, before) =>
      (await call(`${releasePath(now.wave, now.number)}/compare/${before.wave}/${before.number}`)).json(),
    fields: async () => (await call('fields')).json(),
    async download(wave, number, query) {
      return downloadOf(await call(`${releasePath(wave, number)}/download?${new URLSearchParams(query)}`));
    },
    texts: textApi(json, downloadOf),
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
