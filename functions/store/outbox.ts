import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';

/** Takes a whole MIME message; `name` is what a file of it would be called. Throws where it is not taken. */
export type Transport = (raw: Uint8Array, name: string) => Promise<void>;

/** Amazon SES (API v2), which reads sender and recipients from the message. */
export function openSes(): Transport {
  const ses = new SESv2Client({ maxAttempts: 3 });
  return async (raw) => {
    await ses.send(new SendEmailCommand({ Content: { Raw: { Data: raw } } }));
  };
}

/** A folder of `.eml` files, which every mail program opens: nothing leaves the machine. */
export function openOutbox(folder: string): Transport {
  mkdirSync(folder, { recursive: true });
  return (raw, name) => writeFile(join(folder, `${name}.eml`), raw);
}
