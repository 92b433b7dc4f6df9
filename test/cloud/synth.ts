import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { type Cloud, createCloud } from '../../infra/cloud/cloud.ts';

export const functionNames = ['collect', 'reports', 'desk', 'texts', 'research', 'mail', 'tally', 'release'] as const;

/** A resource as CloudFormation is told it. */
export type Resource = Readonly<ReturnType<Template['findResources']>[string]>;

export type Synthesized = { readonly data: Template; readonly service: Template };

/** A cloud that is not synthesized yet, with stand-ins for the bundles. */
export function aCloud(context: Readonly<Record<string, unknown>> = {}): Cloud {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-'));
  for (const name of functionNames) {
    mkdirSync(join(folder, 'assets', name), { recursive: true });
    writeFileSync(join(folder, 'assets', name, 'index.mjs'), 'export const handler = async () => {};\n');
  }
  return createCloud({ outdir: join(folder, 'out'), context: { assets: join(folder, 'assets'), ...context } });
}

/** Both templates. Throws where cdk-nag or CloudFormation's own rules find anything that nobody has acknowledged. */
export function synthesize(context: Readonly<Record<string, unknown>> = {}): Synthesized {
  const { app, data, service } = aCloud(context);
  app.synth();
  return { data: Template.fromStack(data), service: Template.fromStack(service) };
}

/** Resources of a type by logical id, each with what stands beside its properties. */
export const resourcesOf = (template: Template, type: string): Readonly<Record<string, Resource>> =>
  template.findResources(type);

/** Properties of the one resource of that type whose logical id begins so. */
export function propertiesOf(template: Template, type: string, idBegins = ''): Resource {
  const found = Object.entries(resourcesOf(template, type)).filter(([id]) => id.startsWith(idBegins));
  if (found.length !== 1) throw new Error(`${found.length} resources ${type} "${idBegins}"`);
  return found[0]?.[1].Properties;
}

/** The cloud as it is without any setting, synthesized once. */
export const cloud = synthesize();
