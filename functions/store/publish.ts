import { type AttributeValue, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Questionnaire, Translation } from '../../survey/questionnaire.ts';
import type { Wave } from '../../survey/wave.ts';
import { mediumKey, questionnaireKey, translationKey, versionKey, wavesKey } from './catalogue.ts';
import { whenHolding } from './client.ts';

/** Putting questionnaires and waves into the catalogue: an operator's chore. */
export type Publisher = {
  /** Writes a version with its texts; false where that version is there already, and stays as it is. */
  readonly questionnaire: (
    questionnaire: Questionnaire,
    translations: readonly Translation[],
    media?: ReadonlyMap<string, Uint8Array>,
  ) => Promise<boolean>;
  /** Writes a wave; false where its id is taken. */
  readonly wave: (wave: Wave) => Promise<boolean>;
};

/** Opens Catalogue for publishing. */
export function openPublisher(dynamo: DynamoDBClient, table: string): Publisher {
  const putOnce = (pk: string, sk: string, attributes: Record<string, AttributeValue>): Promise<boolean> =>
    whenHolding(
      dynamo.send(
        new PutItemCommand({
          TableName: table,
          Item: { pk: { S: pk }, sk: { S: sk }, ...attributes },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  const json = (value: unknown) => ({ json: { S: JSON.stringify(value) } });
  return {
    async questionnaire(questionnaire, translations, media = new Map()) {
      const { id, version } = questionnaire;
      for (const translation of translations)
        await putOnce(questionnaireKey(id), translationKey(version, translation.language), json(translation));
      for (const [name, bytes] of media)
        await putOnce(questionnaireKey(id), mediumKey(version, name), { bytes: { B: bytes } });
      return putOnce(questionnaireKey(id), versionKey(version), json(questionnaire));
    },
    wave: (wave) => putOnce(wavesKey, wave.id, json(wave)),
  };
}
