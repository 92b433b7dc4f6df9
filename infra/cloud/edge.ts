import { Duration, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  Distribution,
  type DistributionProps,
  HttpVersion,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { cacheAsTold, forwardBody, secureHeaders } from './policies.ts';
import type { Settings } from './settings.ts';

const year = Duration.days(365);

/** CloudFront: the only door for browsers. Form pages are kept as long as the function's Cache-Control says. */
export class Edge extends Construct {
  /** Host name that people see. */
  readonly host: string;

  constructor(scope: Construct, id: string, settings: Settings, originHost: string) {
    super(scope, id);
    const distribution = new Distribution(this, 'Distribution', {
      comment: settings.name,
      ...this.#behaviors(originHost),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      enableLogging: false,
      webAclId: settings.webAclArn,
      ...this.#ownName(settings),
    });
    this.host = settings.domain ?? distribution.distributionDomainName;
    this.#acknowledge(distribution, settings);
  }

  #behaviors(originHost: string): Pick<DistributionProps, 'defaultBehavior' | 'additionalBehaviors'> {
    const origin = new HttpOrigin(originHost, { originSslProtocols: [OriginSslPolicy.TLS_V1_2] });
    const responseHeadersPolicy = secureHeaders(this);
    const viewerProtocolPolicy = ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
    const read = { origin, responseHeadersPolicy, viewerProtocolPolicy, allowedMethods: AllowedMethods.ALLOW_GET_HEAD };
    const write = { ...read, allowedMethods: AllowedMethods.ALLOW_ALL, originRequestPolicy: forwardBody(this) };
    const page = cacheAsTold(this, 'Page', { atMost: year });
    const language = cacheAsTold(this, 'Language', { atMost: year, headers: ['Accept-Language'] });
    // The functions say no-store; the login is in the key, so that no answer could reach another even if one forgot.
    const fresh = cacheAsTold(this, 'Fresh', { atMost: Duration.seconds(1), headers: ['Authorization'] });
    return {
      defaultBehavior: { ...read, cachePolicy: language },
      // The first match counts, and `*` spans slashes: a form in its language comes before the choice of one.
      additionalBehaviors: {
        '/s/*/*': { ...write, cachePolicy: page },
        '/i/*': { ...write, cachePolicy: page },
        '/s/*': { ...read, cachePolicy: language },
        '/r/*': { ...write, cachePolicy: language },
        '/api/*': { ...write, cachePolicy: fresh },
        '/desk*': { ...read, cachePolicy: fresh },
      },
    };
  }

  #ownName({ domain, certificateArn }: Settings): Partial<DistributionProps> {
    if (!domain || !certificateArn) return {};
    return {
      domainNames: [domain],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  #acknowledge(distribution: Distribution, { certificateArn, webAclArn }: Settings): void {
    const validations = Validations.of(distribution);
    validations.acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Respondents may travel or live abroad; nobody is turned away by country.' },
      { id: 'AwsSolutions-CFR3', reason: 'Standard logs hold addresses; respondents were promised that none is kept.' },
    );
    if (!webAclArn) {
      const reason = 'A web ACL for CloudFront lives in us-east-1, in a stack of its own: pass its ARN as `webAclArn`.';
      validations.acknowledge({ id: 'AwsSolutions-CFR2', reason });
    }
    if (!certificateArn) {
      const reason = "CloudFront's own host name takes no minimum protocol; with `domain` TLS 1.2 is required.";
      validations.acknowledge({ id: 'AwsSolutions-CFR4', reason });
    }
  }
}
