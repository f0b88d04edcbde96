import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstVisit } from './scripts/vite-first-visit.ts';
import { precompressed } from './scripts/vite-precompressed.ts';
import { shell } from './scripts/vite-shell.ts';

export default defineConfig({
  root: 'src/web',
  plugins: [
    react(),
    // Budget of the issue: at most 200 KB of script (gzip) before the phone home and the partner's page are seen.
    firstVisit({
      budget: 200 * 1024,
      pages: { 'home /': ['/pages/home.tsx'], 'partner /p/:token': ['/pages/partner-link.tsx', '/pages/link.tsx'] },
    }),
    shell(),
    precompressed(),
  ],
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2022', cssCodeSplit: false, assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'src/web/index.html', worker: 'src/web/offline/worker.ts' },
      // The service worker's address is one for all versions: its browser asks there whether there is a new one.
      output: { entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: { proxy: { '/rpc': 'http://localhost:8080', '/api': 'http://localhost:8080' } },
});
