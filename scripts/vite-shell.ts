import type { Plugin } from 'vite';

/** What a page with no network needs: scripts, styles, icons. Faces are large and have others of the device beside them. */
const kept = /\.(?:js|css|svg|webmanifest)$/u;

/** Writes `shell.json`: every file the service worker keeps, by address. */
export function shell(): Plugin {
  return {
    name: 'shell',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.keys(bundle).filter((name) => kept.test(name) && name !== 'worker.js').map((name) => `/${name}`);
        this.emitFile({ type: 'asset', fileName: 'shell.json', source: JSON.stringify(files.toSorted()) });
      },
    },
  };
}
