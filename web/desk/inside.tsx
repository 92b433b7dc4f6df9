import { useMemo } from 'preact/hooks';
import { type Api, openApi } from './api.ts';
import { ClubFigures } from './clubs/figures.tsx';
import { ClubsHome } from './clubs/home.tsx';
import { Register } from './clubs/register.tsx';
import { ClubReport } from './clubs/report.tsx';
import { ClubsWave } from './clubs/wave.tsx';
import { Compare } from './compare.tsx';
import type { Config } from './config.ts';
import { Contacts } from './contacts.tsx';
import type { ContactCard } from './contract.ts';
import { Fields } from './fields.tsx';
import { Link } from './link.tsx';
import { type Loaded, useLoaded } from './load.ts';
import type { Session } from './login.ts';
import { QuestionRoom } from './question.tsx';
import { InterimView, ReleaseView } from './release.tsx';
import { Research } from './research.tsx';
import { clubsHome, contactsPath, fieldsPath, type Route, routeOf, usePath, wavesPath } from './route.ts';
import { Shell } from './shell.tsx';
import { Texts } from './texts.tsx';
import { Unknown } from './unknown.tsx';
import { Waves } from './waves.tsx';

type Props = { readonly config: Config; readonly session: Session; readonly expire: () => void };

/** What somebody sees who is logged in. Messages are fetched once for all views, since their number stands in each. */
export function Inside({ config, session, expire }: Props) {
  const { accessToken, logout } = session;
  const api = useMemo(() => openApi(accessToken, expire), [accessToken, expire]);
  const path = usePath();
  const { reload, ...loaded } = useLoaded(api.contacts);
  const route = routeOf(path);
  return (
    <Shell config={config} logout={logout} areas={<Areas route={route} contacts={loaded} />}>
      {route.view === 'contacts' ? (
        <Contacts api={api} loaded={loaded} reload={reload} />
      ) : (
        <View key={path} api={api} route={route} />
      )}
    </Shell>
  );
}

function View({ api, route }: { api: Api; route: Route }) {
  if (route.view === 'waves') return <Waves api={api} />;
  if (route.view === 'release') return <ReleaseView api={api} wave={route.wave} number={route.number} />;
  if (route.view === 'texts' && route.question)
    return <QuestionRoom api={api.texts} wave={route.wave} question={route.question} />;
  if (route.view === 'texts') return <Texts api={api.texts} wave={route.wave} />;
  if (route.view === 'research') return <Research api={api.texts} wave={route.wave} />;
  if (route.view === 'interim') return <InterimView api={api} wave={route.wave} />;
  if (route.view === 'compare') return <Compare api={api} now={route.now} before={route.before} />;
  if (route.view === 'fields') return <Fields api={api} />;
  return <Clubs api={api} route={route} />;
}

function Clubs({ api, route }: { api: Api; route: Route }) {
  if (route.view === 'clubs') return <ClubsHome api={api} />;
  if (route.view === 'register') return <Register api={api} />;
  if (route.view === 'clubs-figures') return <ClubFigures api={api} wave={route.wave} number={route.number} />;
  if (route.view === 'clubs-wave') return <ClubsWave api={api} wave={route.wave} />;
  if (route.view === 'clubs-report') return <ClubReport api={api} wave={route.wave} vkz={route.vkz} />;
  return <Unknown />;
}

function Areas({ route, contacts }: { route: Route; contacts: Loaded<readonly ContactCard[]> }) {
  const open = contacts.value?.filter(({ status }) => status === 'open').length ?? 0;
  return (
    <nav class="areas" aria-label="Bereiche">
      <Link to={wavesPath} current={route.view === 'waves'}>
        Befragungen
      </Link>
      <Link to={fieldsPath} current={route.view === 'fields'}>
        Handlungsfelder
      </Link>
      <Link to={clubsHome} current={route.view.startsWith('clubs') || route.view === 'register'}>
        Vereine
      </Link>
      <Link to={contactsPath} current={route.view === 'contacts'}>
        Anfragen{open > 0 ? ` (${open} offen)` : ''}
      </Link>
    </nav>
  );
}
