import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { DataStack } from './data.ts';
import { ServiceStack } from './service.ts';
import { readSettings } from './settings.ts';

type Context = Readonly<Record<string, unknown>>;

type CloudProps = {
  readonly outdir?: string;
  /** Overrides what `cdk.json` says; the CDK's own `-c key=value` wins over both. */
  readonly context?: Context;
};

export type Cloud = { readonly app: App; readonly data: DataStack; readonly service: ServiceStack };

/** The CDK's CLI reads `cdk.json` by itself; read here too, `node infra/app.ts` has the same flags. */
function contextOfRepository(): Context {
  const { context }: { context: Context } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'),
  );
  return context;
}

/** The whole system: what must never be lost, and what can be deployed anew at any time. Synthesis fails on a finding. */
export function createCloud({ outdir, context = {} }: CloudProps): Cloud {
  const app = new App({ outdir, analyticsReporting: false, context: { ...contextOfRepository(), ...context } });
  const settings = readSettings(app);
  const env = { region: settings.region };
  const data = new DataStack(app, `${settings.name}-Data`, { env, settings, terminationProtection: true });
  const service = new ServiceStack(app, `${settings.name}-Service`, { env, settings, data });
  Tags.of(app).add('project', settings.name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return { app, data, service };
}
