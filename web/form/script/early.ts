/**
 * Runs before anything is laid out: the form will show a section at a time, so the other sections wait until it does.
 * Where its script fails or does not come, the whole form stands there as it does without one.
 */
const page = document.documentElement;
const showAll = (): void => page.classList.remove('early');

if ('noModule' in HTMLScriptElement.prototype) {
  page.classList.add('early');
  addEventListener('error', showAll);
  setTimeout(showAll, 5000);
}
