import '#web/no-eval.ts';
import '#web/styles.ts';
import { beginOffline } from '#web/offline/begin.ts';
import { takeFirstAnswers, takePlaceOfFirst } from '#web/first.ts';
import { makeQueries } from '#web/client.ts';
import { LanguageProvider, preferredLanguage, readyFor } from '#web/language.tsx';
import { makeRouter } from '#web/routes.tsx';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
takePlaceOfFirst(place);
const language = preferredLanguage();
document.documentElement.lang = language;

// Simplified words stay when the Traditional ones cannot be fetched: better read than wait.
const hant = await readyFor(language).catch(() => ({}));
const queries = makeQueries();
takeFirstAnswers(queries);
await beginOffline(queries);
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider language={language} hant={hant}>
        <RouterProvider router={makeRouter()} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
