import { need } from '../environment.ts';

/**
 * Stands in for the SDK's credential chain in the bundles: Lambda puts its role's credentials into the environment,
 * so the clients for single sign-on, web identity and instance metadata (90 KB) would never be asked.
 */
export const defaultProvider = () => async () => {
  const sessionToken = process.env['AWS_SESSION_TOKEN'];
  return {
    accessKeyId: need(process.env, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: need(process.env, 'AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken ? { sessionToken } : {}),
  };
};
