/** Buttons that need a script stand hidden in the page until it runs. */
const button = document.querySelector<HTMLButtonElement>('#print');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

const copy = document.querySelector<HTMLElement>('#copy');
const area = copy?.querySelector('textarea');
const status = copy?.querySelector<HTMLElement>('[role=status]');

/** Copies the message; where the browser keeps the clipboard to itself, the text is at least selected. */
async function copyMessage(): Promise<void> {
  area?.select();
  await navigator.clipboard.writeText(area?.value ?? '');
  if (status) status.textContent = status.dataset['done'] ?? '';
}

if (copy) {
  copy.hidden = false;
  document.querySelector('#text')?.classList.add('paper-only');
  copy.querySelector('button')?.addEventListener('click', () => copyMessage().catch(() => area?.focus()));
}
