import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import { type TableSpec, tables } from '../tables.ts';

/** Names of the tables on one machine. */
export type TableNames = Readonly<Record<TableSpec['name'], string>>;

/** The environment that lets the AWS SDK talk to an engine on this machine, and to nothing else. */
export const engineEnvironment = (endpoint: string) => ({
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoint,
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
});

/** A client for an engine on this machine. */
export const localDynamo = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** Names under a prefix; the local system uses the default. */
export const tableNames = (prefix = 'Vielstimmig-'): TableNames => ({
  Catalogue: `${prefix}Catalogue`,
  Responses: `${prefix}Responses`,
  Reports: `${prefix}Reports`,
  Tallies: `${prefix}Tallies`,
});

/** Makes the tables of the stack in an engine, under a prefix; those that are there stay as they are. */
export async function createTables(dynamo: DynamoDBClient, prefix?: string): Promise<TableNames> {
  const names = tableNames(prefix);
  for (const spec of tables) await createTable(dynamo, names[spec.name], spec);
  return names;
}

async function createTable(dynamo: DynamoDBClient, name: string, spec: TableSpec): Promise<void> {
  const command = new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    ...(spec.stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } } : {}),
  });
  try {
    await dynamo.send(command);
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}
