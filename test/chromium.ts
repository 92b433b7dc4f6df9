import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Flags of the packaged browser that would switch off what is tested (web security), or make one process of all. */
const weakening =
  /web-security|site-isolation|isolate-origins|site-per-process|insecure-content|single-process|headless/i;

async function packaged(): Promise<{ path: string; args: readonly string[] }> {
  const { default: Chromium } = await import('@sparticuz/chromium');
  return { path: await Chromium.executablePath(), args: Chromium.args.filter((flag) => !weakening.test(flag)) };
}

/** A real Chromium: the one at `CHROME_PATH`, else an installed one, else the one that comes from npm. */
export async function openBrowser(): Promise<Browser> {
  const given = [process.env['CHROME_PATH'], '/usr/bin/chromium'].find((path) => path && existsSync(path));
  const { path, args } = given ? { path: given, args: ['--no-sandbox'] } : await packaged();
  try {
    return await chromium.launch({ executablePath: path, args: [...args] });
  } catch (error) {
    if (given || !String(error).includes('shared libraries')) throw error;
    const { inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
    const bin = new URL('../node_modules/@sparticuz/chromium/bin/al2023.tar.br', import.meta.url);
    setupLambdaEnvironment(`${await inflate(bin.pathname)}/lib`);
    return await chromium.launch({ executablePath: path, args: [...args] });
  }
}
