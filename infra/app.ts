import { createCloud } from './cloud/cloud.ts';

const { CDK_OUTDIR: outdir = 'cdk.out' } = process.env;

createCloud({ outdir }).app.synth();
