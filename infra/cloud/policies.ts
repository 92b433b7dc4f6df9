import { Duration } from 'aws-cdk-lib';
import {
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

type Keeping = { readonly atMost: Duration; readonly headers?: readonly string[] };

/**
 * Keyed by path, query and these headers, which are passed on too. Nothing is kept unless the origin's Cache-Control
 * asks for it. With every TTL at 0, as in the managed policy, CloudFront would compress nothing.
 */
export const cacheAsTold = (scope: Construct, id: string, { atMost, headers = [] }: Keeping): CachePolicy =>
  new CachePolicy(scope, id, {
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: atMost,
    headerBehavior: headers.length ? CacheHeaderBehavior.allowList(...headers) : CacheHeaderBehavior.none(),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  });

/** What is sent needs its type; no page may depend on a header that is not in its key. */
export const forwardBody = (scope: Construct): OriginRequestPolicy =>
  new OriginRequestPolicy(scope, 'Body', {
    headerBehavior: OriginRequestHeaderBehavior.allowList('Content-Type', 'Sec-Fetch-Site'),
  });

/** What holds for every answer, also for one that never reached a function; the functions set the rest. */
export const secureHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'Headers', {
    securityHeadersBehavior: {
      contentTypeOptions: { override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
    },
  });
