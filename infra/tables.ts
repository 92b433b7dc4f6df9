/** A DynamoDB table, defined once for the stack and for the engine on one machine. Keys are always `pk` and `sk`. */
export type TableSpec = {
  /** Name of the construct and, with a prefix, of the local table. */
  readonly name: 'Catalogue' | 'Responses' | 'Reports' | 'Tallies';
  /** Attribute with the expiry in epoch seconds. */
  readonly ttl?: string;
  /** New and old images of every change, in order per item. */
  readonly stream?: true;
};

/** Four tables, split by privilege: what one function may do to one of them says what it can never do. */
export const tables: readonly TableSpec[] = [
  { name: 'Catalogue' },
  { name: 'Responses', ttl: 'ttl', stream: true },
  { name: 'Reports', ttl: 'ttl' },
  { name: 'Tallies', ttl: 'ttl' },
];
