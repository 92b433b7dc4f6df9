import { Heading } from './heading.tsx';
import { Link } from './link.tsx';
import { wavesPath } from './route.ts';

/** What an address without a view shows. */
export function Unknown() {
  return (
    <>
      <Heading title="Seite nicht gefunden" />
      <p>Diese Seite gibt es nicht.</p>
      <p>
        <Link to={wavesPath}>Zu den Befragungen</Link>
      </p>
    </>
  );
}
