import { Frame } from '#web/frame/frame.tsx';
import { navFor } from '#web/frame/nav.ts';
import { SessionGate, useSession } from '#web/session.tsx';
import { Outlet } from '@tanstack/react-router';

/** The layout of every page that needs somebody signed in. */
export const Framed = () => (
  <SessionGate>
    <Inside />
  </SessionGate>
);

function Inside() {
  const session = useSession();
  return (
    <Frame
      office={session.office?.name ?? null}
      demo={session.office?.demo ?? false}
      person={session.person?.name ?? null}
      posts={session.posts.map(({ post }) => post)}
      nav={navFor(session.posts)}
      phone={session.phone}
    >
      <Outlet />
    </Frame>
  );
}
