import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Questionnaire, Translation } from '../../survey/questionnaire.ts';
import type { Wave } from '../../survey/wave.ts';
import { questionnaireKey, translationKey, versionKey, wavesKey } from './catalogue.ts';
import { whenHolding } from './client.ts';

/** Putting questionnaires and waves into the catalogue: an operator's chore. */
export type Publisher = {
  /** Writes a version with its texts; false where that version is there already, and stays as it is. */
  readonly questionnaire: (questionnaire: Questionnaire, translations: readonly Translation[]) => Promise<boolean>;
  /** Writes a wave; false where its id is taken. */
  readonly wave: (wave: Wave) => Promise<boolean>;
};

/** Opens Catalogue for publishing. */
export function openPublisher(dynamo: DynamoDBClient, table: string): Publisher {
  const putOnce = (pk: string, sk: string, value: unknown): Promise<boolean> =>
    whenHolding(
      dynamo.send(
        new PutItemCommand({
          TableName: table,
          Item: { pk: { S: pk }, sk: { S: sk }, json: { S: JSON.stringify(value) } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  return {
    async questionnaire(questionnaire, translations) {
      const { id, version } = questionnaire;
      for (const translation of translations)
        await putOnce(questionnaireKey(id), translationKey(version, translation.language), translation);
      return putOnce(questionnaireKey(id), versionKey(version), questionnaire);
    },
    wave: (wave) => putOnce(wavesKey, wave.id, wave),
  };
}
