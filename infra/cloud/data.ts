import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';
import { Staff } from './staff.ts';
import { Storage } from './storage.ts';

type DataProps = StackProps & { readonly settings: Settings };

/** What must outlive every deployment: the tables and the staff's accounts. */
export class DataStack extends Stack {
  readonly storage: Storage;
  readonly staff: Staff;

  constructor(scope: Construct, id: string, { settings, ...props }: DataProps) {
    super(scope, id, { description: 'Vielstimmig: tables and staff accounts', ...props });
    this.storage = new Storage(this, 'Storage', settings);
    this.staff = new Staff(this, 'Staff', settings);
  }
}
