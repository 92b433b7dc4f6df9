import type { Page } from '../form/page.tsx';
import { type Kit, lastDay } from './kit.ts';
import { renderSheet } from './sheet.tsx';

/** A few lines for a messenger: to be selected by hand, or copied where there is a script. */
export function messageSheet(kit: Kit): Page {
  const { view, address } = kit;
  const { words } = view;
  const text = words.say('message.text', {
    title: view.wording.say('title').text,
    date: lastDay(kit),
    url: address,
  });
  return renderSheet({
    kit,
    name: 'message',
    children: (
      <>
        <h1>{words.say('message.title')}</h1>
        <p class="bubble" id="text">
          {text}
        </p>
        <div class="copy" id="copy" hidden>
          <textarea readonly rows={5} dir="auto" aria-label={words.say('message.title')}>
            {text}
          </textarea>
          <button type="button">{words.say('message.copy')}</button>
          <p role="status" data-done={words.say('message.copied')} />
        </div>
      </>
    ),
  });
}
