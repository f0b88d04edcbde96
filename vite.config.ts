import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstChunks } from './scripts/vite-first-chunks.ts';
import { firstVisit } from './scripts/vite-first-visit.ts';
import { precompressed } from './scripts/vite-precompressed.ts';
import { shell } from './scripts/vite-shell.ts';

/** Pages people come to from a link on a phone. */
const firstPages = {
  home: 'src/features/activity/pages/home.tsx', link: 'src/features/partner/pages/link.tsx', place: 'src/features/place/pages/place.tsx', 'sign-in': 'src/features/account/pages/sign-in.tsx',
};

export default defineConfig({
  root: 'src/web',
  plugins: [
    react(),
    // Budget of the issue: at most 200 KB of script (gzip) before the phone home and the partner's page are seen.
    firstVisit({
      budget: 200 * 1024,
      pages: { home: ['activity/pages/home.tsx'], partner: ['partner/pages/link.tsx'], place: ['partner/pages/link.tsx', 'place/pages/place.tsx'], 'sign-in': ['account/pages/sign-in.tsx'] },
    }),
    shell(),
    precompressed(),
  ],
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2022', cssCodeSplit: false, assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'src/web/index.html', worker: 'src/web/offline/worker.ts' },
      // The service worker's address is one for all versions: its browser asks there whether there is a new one.
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: firstChunks({ entry: 'src/web/main.tsx', pages: firstPages }) },
      },
    },
  },
  server: { proxy: { '/rpc': 'http://localhost:8080', '/api': 'http://localhost:8080' } },
});
