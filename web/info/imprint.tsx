import type { Page } from '../form/page.tsx';
import type { House } from '../house.ts';
import { type InfoView, infoPage } from './page.tsx';

/** A number as a telephone dials it (RFC 3966): what stands in brackets and between digits is for people. */
const dialOf = (phone: string): string => phone.replaceAll(/\(.*?\)|[^\d+]/g, '');

/** Address, e-mail and telephone, in the publisher's own language; the lines stand where the page's begin. */
export const Address = ({ house: { publisher, address, email, phone } }: { house: House }) => (
  <address lang="de">
    {[publisher.unit, publisher.county, ...address].map((line) => (
      <div key={line}>
        <bdi dir="ltr">{line}</bdi>
      </div>
    ))}
    <div>
      <a href={`mailto:${email}`} dir="ltr">
        {email}
      </a>
    </div>
    <div>
      <a href={`tel:${dialOf(phone)}`} dir="ltr">
        {phone}
      </a>
    </div>
  </address>
);

/** Who is responsible for these pages. */
export function imprintPage(view: InfoView): Page {
  const title = view.legal.say('imprint.title');
  const children = (
    <>
      <h1>{title}</h1>
      <p>{view.legal.say('imprint.publisher')}</p>
      <Address house={view.assets.house} />
    </>
  );
  return infoPage(view, 'imprint', { title, children });
}
