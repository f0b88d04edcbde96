// Test only: the frame and the kit with sample content, never part of the shipped build.
import '#web/styles.ts';
import { isLanguage } from '#shared/language.ts';
import { parseSearch, stringifySearch } from '#web/address.ts';
import { makeQueries } from '#web/client.ts';
import { Frame } from '#web/frame/frame.tsx';
import { navFor } from '#web/frame/nav.ts';
import { FormSample } from '#web/kit/form.tsx';
import { PartsSample } from '#web/kit/parts.tsx';
import { SheetSample } from '#web/kit/sheet.tsx';
import { LanguageProvider, readyFor } from '#web/language.tsx';
import { QueryClientProvider } from '@tanstack/react-query';
import { Outlet, RouterProvider, createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';

const posts = [{ post: 'secretary', branchId: 'b' } as const];
const root = createRootRoute({
  component: () => (
    <Frame office="审计署武汉特派办" demo person="演示甲" posts={['member', 'secretary']} nav={navFor(posts)} phone={null}>
      <Outlet />
    </Frame>
  ),
});
const home = createRoute({ getParentRoute: () => root, path: '/', component: PartsSample });
const form = createRoute({ getParentRoute: () => root, path: '/activities', component: FormSample });
const sheet = createRoute({ getParentRoute: () => root, path: '/ledger', component: SheetSample });

const router = createRouter({
  routeTree: root.addChildren([home, form, sheet]), history: createHashHistory(), parseSearch, stringifySearch,
});
const wanted = new URLSearchParams(location.search).get('language');
const language = isLanguage(wanted) ? wanted : 'zh-Hans';
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <QueryClientProvider client={makeQueries()}>
    <LanguageProvider language={language} hant={await readyFor(language)}>
      <RouterProvider router={router} />
    </LanguageProvider>
  </QueryClientProvider>,
);
