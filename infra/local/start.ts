import { startSystem } from './system.ts';

const { PORT = '8080', DATA_DIR = '.data', DYNAMODB_ENDPOINT, SAMPLE } = process.env;

const system = await startSystem({
  port: Number(PORT),
  dataDir: DATA_DIR,
  ...(DYNAMODB_ENDPOINT ? { endpoint: DYNAMODB_ENDPOINT } : {}),
  sample: SAMPLE !== '0',
});
console.log(
  `Vielstimmig: respondents ${system.origin}/  staff ${system.origin}/desk (demo / demo)${system.club ? `  a club ${system.club}` : ''}`,
);

let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  system.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
