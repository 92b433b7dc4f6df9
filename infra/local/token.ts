import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';

/** What a token must say of itself. */
export type Expected = { readonly keys: JSONWebKeySet; readonly issuer: string; readonly audience: string };

/** Checks access tokens as API Gateway's JWT authorizer does: signature, issuer, audience, time. Throws where one fails. */
export function tokenVerifier({ keys, issuer, audience }: Expected): (token: string) => Promise<JWTPayload> {
  const keySet = createLocalJWKSet(keys);
  return async (token) => {
    const options = { issuer, audience, algorithms: ['RS256'], typ: 'at+jwt', requiredClaims: ['exp', 'sub'] };
    const { payload } = await jwtVerify(token, keySet, options);
    return payload;
  };
}
