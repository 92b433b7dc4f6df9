/** What the page says about the login and its publisher, as attributes of its root element. */
export type Config = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly logoutUrl: string;
  /** The publisher: unit and county. */
  readonly unit: string;
  readonly county: string;
};

/** Reads the root element. Throws where an attribute is missing: the page was not made by `functions/desk`. */
export function readConfig({ dataset }: HTMLElement): Config {
  const { issuer, client, logout, unit = '', county = '' } = dataset;
  if (!issuer || !client || !logout) throw new TypeError('the page lacks data-issuer, data-client or data-logout');
  return { issuer: new URL(issuer), clientId: client, logoutUrl: logout, unit, county };
}
