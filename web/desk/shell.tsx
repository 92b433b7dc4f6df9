import type { ComponentChildren } from 'preact';
import type { Config } from './config.ts';

type Props = {
  readonly config: Config;
  readonly logout?: string;
  /** Links to the views, for who is logged in. */
  readonly areas?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** The frame of every view: skip link, name of the product, the ways round and out, who publishes it. */
export function Shell({ config, logout, areas, children }: Props) {
  return (
    <>
      <a class="skip" href="#main">
        Zum Inhalt springen
      </a>
      <header class="top">
        <p class="brand">
          <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path d="M4 5h15v10h-8l-4 4v-4H4z" />
            <path class="second" d="M13 17h15v9h-3v4l-4-4h-8z" />
          </svg>
          Vielstimmig
          <span class="area">Arbeitsbereich</span>
        </p>
        {areas}
        {logout ? (
          <a class="button quiet" href={logout}>
            Abmelden
          </a>
        ) : null}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Foot config={config} />
    </>
  );
}

/** Pages about the site. They open beside the view: leaving it would end the login. */
const links = [
  ['privacy', 'Datenschutz'],
  ['accessibility', 'Barrierefreiheit'],
  ['contact', 'Kontakt'],
  ['imprint', 'Impressum'],
  ['simple', 'Leichte Sprache'],
] as const;

const Foot = ({ config: { unit, county } }: { config: Config }) => (
  <footer class="foot">
    <p>
      Hier stehen nur geschützte Ergebnisse. Genaue Zwischenstände sieht niemand, auch nicht das Kommunale
      Integrationszentrum. Was Menschen in eigenen Worten geschrieben haben, lesen nur benannte Personen, gemischt und
      ohne ihre anderen Antworten.
    </p>
    <p>
      {unit}, {county}
    </p>
    <nav aria-label="Über diese Seite">
      <ul>
        {links.map(([page, label]) => (
          <li key={page}>
            <a href={`/i/de/${page}`} target="_blank" rel="noopener">
              {label}
              <span class="hidden"> (neuer Tab)</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  </footer>
);
