import { createHash } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { TextRelease } from '../../survey/texts/release.ts';
import { textReleaseSchema } from '../../survey/texts/schema.ts';
import { type Row, textOf, whenHolding } from './client.ts';

/**
 * Text releases have a partition of their own: IAM tells keys apart by partition only, and who may write texts must
 * not be able to write over tables.
 */
const keyOf = (wave: string, number: number): Row => ({
  pk: { S: `OUT#${wave}#texts` },
  sk: { S: `texts#${String(number).padStart(4, '0')}` },
});

const hashOf = (json: string): string => createHash('sha256').update(json).digest('hex');

export type TextReader = {
  /** A text release; undefined where there is none. Throws `TypeError` where it is not what was once written. */
  readonly texts: (wave: string, number: number) => Promise<TextRelease | undefined>;
};

export type TextWriter = {
  /** Writes a text release once; false where that number exists already and is left as it is. */
  readonly publish: (release: TextRelease) => Promise<boolean>;
};

/** Opens Catalogue for reading texts that were published. */
export const openTexts = (dynamo: DynamoDBClient, catalogue: string): TextReader => ({
  async texts(wave, number) {
    const get = new GetItemCommand({ TableName: catalogue, Key: keyOf(wave, number), ConsistentRead: true });
    const { Item } = await dynamo.send(get);
    if (!Item) return undefined;
    const json = textOf(Item, 'json');
    if (hashOf(json) !== textOf(Item, 'hash')) throw new TypeError(`the texts of ${wave} are not what was published`);
    return textReleaseSchema.parse(JSON.parse(json));
  },
});

/** Opens Catalogue for publishing texts. */
export const openTextWriter = (dynamo: DynamoDBClient, catalogue: string): TextWriter => ({
  publish(release) {
    const json = JSON.stringify(release);
    const put = new PutItemCommand({
      TableName: catalogue,
      Item: { ...keyOf(release.wave, release.number), json: { S: json }, hash: { S: hashOf(json) } },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return whenHolding(dynamo.send(put));
  },
});
