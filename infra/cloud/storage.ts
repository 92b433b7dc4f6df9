import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type TableSpec, tables } from '../tables.ts';
import type { Settings } from './settings.ts';

/** The four tables, split by privilege. They are kept when the stack goes, and cannot be deleted by accident. */
export class Storage extends Construct {
  readonly #tables: ReadonlyMap<TableSpec['name'], TableV2>;

  constructor(scope: Construct, id: string, { tableKeyArn }: Settings) {
    super(scope, id);
    const encryption = tableKeyArn
      ? TableEncryptionV2.customerManagedKey(Key.fromKeyArn(this, 'Key', tableKeyArn))
      : TableEncryptionV2.awsManagedKey();
    this.#tables = new Map(tables.map((spec) => [spec.name, this.#create(spec, encryption)]));
  }

  /** The table of that name. */
  table(name: TableSpec['name']): TableV2 {
    const table = this.#tables.get(name);
    if (!table) throw new Error(`no table "${name}"`);
    return table;
  }

  #create({ name, ttl, stream }: TableSpec, encryption: TableEncryptionV2): TableV2 {
    return new TableV2(this, name, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: ttl,
      dynamoStream: stream && StreamViewType.NEW_AND_OLD_IMAGES,
    });
  }
}
