import type { Hono } from 'hono/tiny';
import type { Fields } from '../../survey/answer.ts';
import { associationNames } from '../../survey/clubs/associations.ts';
import { allMembers, figuresOf } from '../../survey/clubs/figures.ts';
import type { Finding } from '../../survey/clubs/finding.ts';
import { toAnswers, withImport } from '../../survey/clubs/import/fill.ts';
import { isComplete, type Mapping, meanings } from '../../survey/clubs/import/mapping.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import { changesBetween, type Draft, fieldsOfDraft } from '../../survey/draft.ts';
import { acceptResponse } from '../../survey/response.ts';
import { expiryOf } from '../../survey/wave.ts';
import { stepField } from '../../web/form/links.ts';
import { fieldsOfAnswers } from '../../web/report/before.ts';
import { type Preview, uploadFields } from '../../web/report/preview.tsx';
import { uploadPage } from '../../web/report/upload.tsx';
import { type ReportPage, revisionField } from '../../web/report/view.ts';
import { neverCached, redirect, reply } from '../collect/reply.ts';
import { Problem } from '../problem.ts';
import { along, writing } from './along.ts';
import { wholeOf } from './body.ts';
import { answerFields, before } from './check.ts';
import type { Parts } from './deps.ts';
import { formOf, viewOf } from './form.ts';
import { decode } from './import/decode.ts';
import { maxBytes } from './import/limits.ts';
import { readUpload, type Upload } from './import/upload.ts';
import { fieldNames, known, saveChanges } from './save.ts';
import type { Way } from './way.ts';

/** What came with the form: bytes, what the columns mean, and whether doubles are added up. */
type Sent = {
  readonly step: string;
  readonly bytes: Uint8Array;
  readonly mapping: Mapping | undefined;
  readonly addUp: boolean;
  readonly seen: number;
};

async function bytesIn(form: FormData): Promise<Uint8Array> {
  const file = form.get(uploadFields.file);
  if (typeof file === 'object' && file !== null && file.size > 0) return new Uint8Array(await file.arrayBuffer());
  const pasted = form.get(uploadFields.paste);
  if (typeof pasted === 'string' && pasted.trim() !== '') return new TextEncoder().encode(pasted);
  const carried = form.get(uploadFields.carried);
  return typeof carried === 'string' ? new Uint8Array(Buffer.from(carried, 'base64url')) : new Uint8Array();
}

function mappingIn(form: FormData): Mapping | undefined {
  const columns = [...form.keys()].filter((name) => name.startsWith('column.')).length;
  if (columns === 0) return undefined;
  return Array.from(
    { length: columns },
    (_, index) => meanings.find((meaning) => meaning === form.get(uploadFields.mapping(index))) ?? 'ignore',
  );
}

async function sentIn(request: Request): Promise<Sent> {
  const form = await request.formData().catch(() => {
    throw new Problem('broken_body', 'the body is no form');
  });
  const textAt = (name: string): string => String(form.get(name) ?? '');
  return {
    step: textAt(stepField),
    bytes: await bytesIn(form),
    mapping: mappingIn(form),
    addUp: textAt(uploadFields.addUp) === 'yes',
    seen: wholeOf(textAt(revisionField)),
  };
}

/** How a club's table was read last time, where it had as many columns. */
function remembered(text: string | undefined, columns: number): Mapping | undefined {
  const codes: unknown = text === undefined ? [] : JSON.parse(text);
  if (!Array.isArray(codes) || codes.length !== columns) return undefined;
  return codes.map((code) => meanings.find((meaning) => meaning === code) ?? 'ignore');
}

/** Reads a file; a table that says nothing of its columns is read as the club's last one was. */
async function read(way: Way, { bytes, mapping, addUp }: Sent, { reports }: Parts) {
  const year = way.wave.invited?.year ?? 0;
  const first = await readUpload(bytes, { year, addUp, mapping });
  if (mapping || first.result || !first.columns) return { upload: first, mapping: mapping ?? first.suggested ?? [] };
  const kept = remembered(await reports.mapping(way.link.organisation), first.columns.length);
  if (!kept || !isComplete(kept)) return { upload: first, mapping: first.suggested ?? [] };
  return { upload: await readUpload(bytes, { year, addUp, mapping: kept }), mapping: kept };
}

/** The cells of the draft that a file would change. */
function changesOf({ result }: Upload, page: ReportPage, draft: Draft): Fields {
  if (!result) return {};
  const fields = answerFields(fieldsOfDraft(draft));
  const { answers } = acceptResponse(page.questionnaire, fields, { strict: false });
  const then = fieldsOfAnswers(page.questionnaire, toAnswers(result, answers));
  const given = fieldsOfAnswers(page.questionnaire, answers);
  const isOther = (field: string): boolean => !(field in then) && !(field in given);
  const kept = Object.fromEntries(Object.entries(fields).filter(([field]) => isOther(field)));
  return known(changesBetween(fields, { ...kept, ...then }), fieldNames(page.questionnaire));
}

/** What the rules find in the report with the file's figures in it, beside what was found in its lines. */
async function findingsOf({ result, findings }: Upload, way: Way, page: ReportPage, draft: Draft, parts: Parts) {
  if (!result) return findings;
  const { answers } = acceptResponse(page.questionnaire, answerFields(fieldsOfDraft(draft)), { strict: false });
  const then = (await before(way, parts)).answers;
  const year = way.wave.invited?.year ?? 0;
  const context = { year, organisation: way.organisation };
  const found = checkReport(withImport(result, figuresOf(toAnswers(result, answers))), {
    ...context,
    ...(Object.keys(then).length > 0 ? { before: figuresOf(then) } : {}),
  });
  // What is asked of the form is asked there; here is what a file can be wrong in.
  const ofFile = /^V(?:03|13|14|15)/;
  const isHere = ({ says }: Finding): boolean => ofFile.test(says) && !findings.some((one) => one.says === says);
  return [...findings, ...found.filter(isHere)];
}

async function previewOf(way: Way, page: ReportPage, sent: Sent, parts: Parts): Promise<Preview> {
  const { upload, mapping } = await read(way, sent, parts);
  const draft = await parts.reports.draft(way.wave.id, way.link.organisation);
  const findings = await findingsOf(upload, way, page, draft, parts);
  const fields = fieldsOfDraft(draft);
  const { result, columns = [], sample = [], kind } = upload;
  const isText = kind !== 'unknown' && sent.bytes[0] !== 0x50;
  return {
    findings,
    text: isText ? decode(sent.bytes).text : undefined,
    carried: sent.bytes.length > maxBytes ? '' : Buffer.from(sent.bytes).toString('base64url'),
    ...{ columns, sample, mapping, revision: draft.revision, addUp: sent.addUp },
    lines: result?.lines.length ?? 0,
    members: result?.totals.all ?? 0,
    totals: Object.entries(result?.totals.associations ?? {}).map(([code, people]) => [
      code === allMembers ? page.words.say('total') : (associationNames[code] ?? code),
      people,
    ]),
    taking: Object.entries(changesOf(upload, page, draft)).map(([field, values]) => ({
      field,
      now: fields[field]?.join(', ') ?? '',
      read: values.join(', '),
    })),
    hasDuplicates: (result?.duplicates.length ?? 0) > 0,
    isReady: (result?.lines.length ?? 0) > 0 && findings.every(({ level }) => level !== 'error'),
  };
}

/** Puts a file's figures into the draft: it is read once more, since nothing of it was stored. */
async function confirm(way: Way, page: ReportPage, sent: Sent, parts: Parts): Promise<Response> {
  const preview = await previewOf(way, page, sent, parts);
  if (!preview.isReady) return reply(uploadPage(page, preview), 422, neverCached);
  const { upload, mapping } = await read(way, sent, parts);
  const { reports } = parts;
  const { link, wave } = way;
  const seen = await reports.draft(wave.id, link.organisation);
  const { draft, clashes } = await saveChanges(way, changesOf(upload, page, seen), sent.seen, reports);
  if (upload.kind === 'table') {
    const years = 2 * 366 * 86_400;
    await reports.keepMapping(link.organisation, JSON.stringify(mapping), expiryOf(wave) + years);
  }
  if (clashes.length > 0) return formOf(await viewOf(page, way, draft, parts, { clashes }), draft, 409);
  return redirect(`/r/${way.secret}/${page.wording.language}?done=taken`, 303);
}

/** Bringing a file: look at what was read, mend it, and take it only then. */
export function addUpload(app: Hono, parts: Parts): void {
  const path = '/:secret/:language/upload';
  app.get(path, (c) =>
    along(
      c.req.raw,
      c.req.param('secret'),
      c.req.param('language'),
      parts,
      writing(parts, (_, page) => reply(uploadPage(page), 200, neverCached)),
    ),
  );
  app.post(path, (c) =>
    along(
      c.req.raw,
      c.req.param('secret'),
      c.req.param('language'),
      parts,
      writing(parts, async (way, page) => {
        const sent = await sentIn(c.req.raw);
        if (sent.bytes.length === 0) return reply(uploadPage(page, undefined, 'upload.blank'), 422, neverCached);
        if (sent.step === 'confirm') return confirm(way, page, sent, parts);
        const preview = await previewOf(way, page, sent, parts);
        return reply(uploadPage(page, preview), preview.isReady ? 200 : 422, neverCached);
      }),
    ),
  );
}
