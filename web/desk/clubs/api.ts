import type { Organisation } from '../../../survey/organisation.ts';
import { type Api, type Download, downloadOf } from '../api.ts';
import type { FileQuery } from '../contract.ts';
import type { ClubsView, ClubWave, FiguresView, RegisterPreview, ReportDetail, Who } from './contract.ts';

/** The part of the staff API that is about organisations and their reports. */
export type ClubsApi = {
  readonly waves: () => Promise<readonly ClubWave[]>;
  readonly register: () => Promise<readonly Organisation[]>;
  readonly importRegister: (file: Blob, confirm: boolean) => Promise<RegisterPreview>;
  readonly rename: (vkz: string, name: string) => Promise<unknown>;
  readonly merge: (vkz: string, into: string) => Promise<unknown>;
  readonly view: (wave: string) => Promise<ClubsView>;
  readonly links: (wave: string, who: Who, as: 'letters' | 'csv', language: string) => Promise<Download>;
  readonly mails: (
    wave: string,
    who: Who,
    kind: 'invitation' | 'reminder',
    language: string,
  ) => Promise<{ readonly asked: number; readonly without: number }>;
  readonly plan: (wave: string, days: readonly string[]) => Promise<ClubsView>;
  readonly detail: (wave: string, vkz: string) => Promise<ReportDetail>;
  readonly figures: (wave: string, number: number) => Promise<FiguresView>;
  /** A release as a file. */
  readonly download: (wave: string, number: number, query: FileQuery) => Promise<Download>;
  readonly paper: (wave: string, vkz: string) => Promise<{ readonly link: string }>;
  /** Revokes, renews, allows a late report, accepts or sends back. */
  readonly step: (
    wave: string,
    vkz: string,
    what: 'revoke' | 'renew' | 'late' | 'accept' | 'return',
    body?: object,
  ) => Promise<unknown>;
};

/** Opens that part over the calls of the whole. */
export function openClubs({ send }: Api): ClubsApi {
  const at = (wave: string, rest = ''): string => `clubs/${encodeURIComponent(wave)}${rest}`;
  const of = (wave: string, vkz: string, rest = ''): string => at(wave, `/${encodeURIComponent(vkz)}${rest}`);
  const member = (vkz: string, rest = ''): string => `register/${encodeURIComponent(vkz)}${rest}`;
  return {
    waves: async () => (await send('clubs')).json(),
    register: async () => (await send('register')).json(),
    importRegister: async (file, confirm) =>
      (await send(`register/import${confirm ? '?confirm=yes' : ''}`, file)).json(),
    rename: (vkz, name) => send(member(vkz), { name }),
    merge: (vkz, into) => send(member(vkz, '/merge'), { into }),
    view: async (wave) => (await send(at(wave))).json(),
    links: async (wave, who, as, language) => downloadOf(await send(at(wave, '/links'), { who, as, language })),
    mails: async (wave, who, kind, language) => (await send(at(wave, '/mails'), { who, kind, language })).json(),
    plan: async (wave, days) => (await send(at(wave, '/plan'), { days })).json(),
    detail: async (wave, vkz) => (await send(of(wave, vkz))).json(),
    figures: async (wave, number) => (await send(at(wave, `/releases/${number}`))).json(),
    download: async (wave, number, query) =>
      downloadOf(await send(at(wave, `/releases/${number}/download?${new URLSearchParams(query)}`))),
    paper: async (wave, vkz) => (await send(of(wave, vkz, '/paper'), {})).json(),
    step: (wave, vkz, what, body = {}) => send(of(wave, vkz, `/${what}`), body),
  };
}
