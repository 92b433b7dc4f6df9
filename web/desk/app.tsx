import { useCallback, useEffect, useState } from 'preact/hooks';
import { Failure } from './api.ts';
import type { Config } from './config.ts';
import { Inside } from './inside.tsx';
import { finishLogin, type Session } from './login.ts';
import { messageOf } from './messages.ts';
import { Shell } from './shell.tsx';
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
  if (access.state === 'in') return <Inside config={config} session={access.session} expire={expire} />;
  return (
    <Shell config={config}>
      {access.state === 'out' ? <Welcome config={config} message={access.message} /> : <p>Anmeldung wird geprüft …</p>}
    </Shell>
  );
}
