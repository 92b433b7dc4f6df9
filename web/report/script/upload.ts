import { part } from '../../form/script/read.ts';

/** What a request may hold, less the form around the file. */
const mostBytes = 4 * 1024 * 1024;

const { large }: { readonly large: string } = JSON.parse(part('data', HTMLScriptElement).textContent ?? '');
const file = document.getElementById('file');
const error = part('upload-error', HTMLElement);

/** A file that no request could hold is named before it is sent: the answer to it would be no page. */
if (file instanceof HTMLInputElement)
  file.form?.addEventListener('submit', (event) => {
    const isLarge = (file.files?.[0]?.size ?? 0) > mostBytes;
    error.hidden = !isLarge;
    error.textContent = isLarge ? large : '';
    if (!isLarge) return;
    event.preventDefault();
    file.focus();
  });
document.getElementById('summary')?.focus();
