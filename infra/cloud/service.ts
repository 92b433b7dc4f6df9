import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Collect } from './collect.ts';
import type { DataStack } from './data.ts';
import { Desk } from './desk.ts';
import { Edge } from './edge.ts';
import { Gateway } from './gateway.ts';
import { Login } from './login.ts';
import { Mail } from './mail.ts';
import { Release } from './release.ts';
import { Reports } from './reports.ts';
import { Research } from './research.ts';
import type { Settings } from './settings.ts';
import { Tally } from './tally.ts';
import { Texts } from './texts.ts';

type ServiceProps = StackProps & { readonly settings: Settings; readonly data: DataStack };

/** What can be thrown away and deployed anew: functions, API, CloudFront, alarms. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { settings, data, ...props }: ServiceProps) {
    super(scope, id, { description: 'Vielstimmig: functions, API, CloudFront, alarms', ...props });
    const { storage, staff } = data;
    const gateway = new Gateway(this, 'Gateway');
    const edge = new Edge(this, 'Edge', settings, gateway.host);
    const login = new Login(this, 'Login', staff, edge.host);
    const collect = new Collect(this, 'Collect', settings, storage);
    const reports = new Reports(this, 'Reports', settings, storage);
    const desk = new Desk(this, 'Desk', settings, storage, login);
    const research = new Research(this, 'Research', settings, storage);
    const texts = new Texts(this, 'Texts', settings, storage);
    const mail = new Mail(this, 'Mail', settings, storage);
    const tally = new Tally(this, 'Tally', settings, storage);
    const release = new Release(this, 'Release', settings, storage);
    gateway.connect({ collect, reports, desk, texts, research }, login);
    new Alarms(this, 'Alarms', { settings, gateway, collect, reports, mail, tally, release });
    new CfnOutput(this, 'Address', { value: `https://${edge.host}/` });
  }
}
