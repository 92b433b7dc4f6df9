import type { Page } from '../form/page.tsx';
import { publisherOf } from '../house.ts';
import { infoAddress } from './address.ts';
import { easyBarrier, easyNotice, easyParts } from './easy.ts';
import { Address } from './imprint.tsx';
import { type InfoView, infoPage } from './page.tsx';

const title = 'Erklärung in Leichter Sprache';

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </>
);

/** The explanation in Leichte Sprache (BGG NRW § 10b): German at every address, one sentence a line, in larger type. */
export function simplePage(view: InfoView): Page {
  const { house } = view.assets;
  const children = (
    <div class="easy" lang="de-simple" dir="ltr">
      <h1>{title}</h1>
      <div class="demo">
        <Lines lines={easyNotice} />
      </div>
      <p>Diese Internet-Seite macht: {publisherOf(house)}.</p>
      {easyParts.map((part) => (
        <section key={part.title}>
          <h2>{part.title}</h2>
          <Lines lines={part.lines} />
        </section>
      ))}
      <Address house={house} />
      <section>
        <h2>{easyBarrier.title}</h2>
        <Lines lines={easyBarrier.lines} />
        <p>
          <a href={infoAddress('contact', view.language, view.wave?.id)}>Hier können Sie uns schreiben.</a>
        </p>
      </section>
    </div>
  );
  return infoPage(view, 'simple', { title, children, own: true });
}
