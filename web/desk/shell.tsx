import type { ComponentChildren } from 'preact';

/** The frame of every view: skip link, name of the product, the way out. */
export function Shell({ logout, children }: { logout?: string; children: ComponentChildren }) {
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
        {logout ? (
          <a class="button quiet" href={logout}>
            Abmelden
          </a>
        ) : null}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer class="foot">
        <p>
          Hier stehen nur geschützte Ergebnisse. Einzelne Antworten und genaue Zwischenstände sieht niemand, auch nicht
          das Kommunale Integrationszentrum.
        </p>
      </footer>
    </>
  );
}
