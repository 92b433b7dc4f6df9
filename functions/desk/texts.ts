import { stringify } from 'csv-stringify/sync';
import type { Hono } from 'hono/tiny';
import { textQuestionsOf } from '../../survey/texts/room.ts';
import { separators } from '../../web/desk/contract.ts';
import type { PublishedTexts } from '../../web/desk/room.ts';
import { Problem } from '../problem.ts';
import { onlyNumber } from '../texts/deps.ts';
import { germanOf, questionLabel } from '../texts/view.ts';
import { auditor, type Desk, type DeskDeps } from './deps.ts';

/** A wave's published texts with the words of their questions. Throws `unknown_wave` or `no_release`. */
async function publishedOf(id: string, { catalogue, texts }: DeskDeps): Promise<PublishedTexts> {
  const listed = await catalogue.wave(id);
  if (!listed) throw new Problem('unknown_wave', 'there is no such wave');
  const { wave } = listed;
  const [release, questionnaire] = await Promise.all([
    texts.texts(id, onlyNumber),
    catalogue.questionnaire(wave.questionnaire, wave.version),
  ]);
  if (!release || !questionnaire) throw new Problem('no_release', 'no texts of this wave are published');
  const wording = await germanOf(wave, questionnaire, catalogue);
  const known = new Map(textQuestionsOf(questionnaire).map((question) => [question.id, question]));
  return {
    ...{ wave: id, name: wave.name, demo: wave.demo ?? false, number: release.number, day: release.day },
    ...release.policy,
    questions: release.questions.map(({ id: code, ...question }) => {
      const found = known.get(code);
      return { code, label: found ? questionLabel(found, wording) : code, ...question };
    }),
  };
}

const columns = ['question', 'question_label', 'text', 'translated', 'translation'] as const;

/** Published texts as CSV, as `csvOf` writes it for spreadsheets. */
const textsCsv = ({ questions }: PublishedTexts): string =>
  stringify(
    questions.flatMap(({ code, label, texts }) =>
      texts.map(({ text, translated, translation = '' }) => ({
        ...{ question: code, question_label: label, text, translation },
        translated: translated ? 'yes' : 'no',
      })),
    ),
    {
      ...{ header: true, columns: [...columns], delimiter: separators.semicolon },
      ...{ bom: true, record_delimiter: '\r\n', escape_formulas: true },
    },
  );

/** Reading published texts, and taking them away as a file. */
export function addTexts(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  const path = '/api/desk/waves/:wave/texts';
  app.get(path, async (c) => c.json(await publishedOf(c.req.param('wave'), deps)));
  app.get(`${path}/download`, async (c) => {
    const published = await publishedOf(c.req.param('wave'), deps);
    const { wave, number, demo } = published;
    await deps.waves.audit(entryOf(c.env.claims, { wave, action: 'download_texts', number }));
    const name = `vielstimmig-${wave}-texte-${number}${demo ? '-beispieldaten' : ''}.csv`;
    return c.body(textsCsv(published), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}"`,
    });
  });
}
