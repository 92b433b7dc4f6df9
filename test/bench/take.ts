import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { microdata } from '../../functions/research/microdata.ts';
import { openReading } from '../../functions/store/reading.ts';
import { localDynamo } from '../../infra/local/schema.ts';
import { questionnaireSchema } from '../../survey/schema.ts';

/** What taking a wave's coded responses cost: seconds, megabytes at most, lines and characters. */
export type Taken = {
  readonly seconds: number;
  readonly megabytes: number;
  readonly lines: number;
  readonly characters: number;
};

// A process of its own, so that the memory is that of taking alone. Chunks are counted and let go.
const [endpoint = '', table = '', wave = ''] = process.argv.slice(2);
const file = join(import.meta.dirname, '../../questionnaires/eltern-kita/definition.json');
const questionnaire = questionnaireSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const dynamo = localDynamo(endpoint);
const start = performance.now();
const rows = openReading(dynamo, table).eachResponse(wave);
const wanted = { secret: 'bench', minGroup: 10, part: 1, parts: 1 };
let [lines, characters] = [0, 0];
for await (const chunk of microdata(rows, questionnaire, wanted)) {
  lines += chunk.split('\n').length - 1;
  characters += chunk.length;
}
const seconds = (performance.now() - start) / 1000;
const taken: Taken = { seconds, megabytes: process.resourceUsage().maxRSS / 1024, lines, characters };
process.send?.(taken);
dynamo.destroy();
