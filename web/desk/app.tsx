import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { Failure, openApi } from './api.ts';
import type { Config } from './config.ts';
import { finishLogin, type Session } from './login.ts';
import { messageOf } from './messages.ts';
import { ReleaseView } from './release.tsx';
import { routeOf, usePath } from './route.ts';
import { Shell } from './shell.tsx';
import { Unknown } from './unknown.tsx';
import { Waves } from './waves.tsx';
import { Welcome } from './welcome.tsx';

type Access =
  | { readonly state: 'checking' }
  | { readonly state: 'out'; readonly message?: string }
  | { readonly state: 'in'; readonly session: Session };

const expired: Access = { state: 'out', message: messageOf(new Failure('unauthorized')) };
const refused: Access = {
  state: 'out',
  message: 'Die Anmeldung hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
};

/** The staff application: the login, then one view after another. */
export function App({ config }: { config: Config }) {
  const [access, setAccess] = useState<Access>({ state: 'checking' });
  const expire = useCallback(() => setAccess(expired), []);
  useEffect(() => {
    finishLogin(config).then(
      (session) => setAccess(session ? { state: 'in', session } : { state: 'out' }),
      () => setAccess(refused),
    );
  }, [config]);
  if (access.state === 'in')
    return (
      <Shell logout={access.session.logout}>
        <Views token={access.session.accessToken} expire={expire} />
      </Shell>
    );
  return (
    <Shell>
      {access.state === 'out' ? <Welcome config={config} message={access.message} /> : <p>Anmeldung wird geprüft …</p>}
    </Shell>
  );
}

function Views({ token, expire }: { token: string; expire: () => void }) {
  const api = useMemo(() => openApi(token, expire), [token, expire]);
  const path = usePath();
  const route = routeOf(path);
  if (route.view === 'waves') return <Waves api={api} />;
  if (route.view === 'release') return <ReleaseView key={path} api={api} wave={route.wave} number={route.number} />;
  return <Unknown />;
}
