import type { Writing } from './outbox.ts';
import type { SealedStore } from './sealed-store.ts';

/** What is not sent yet as one file its writer may keep or pass on: plain JSON, files within it as base64. */
export async function exportWritings(list: readonly Writing[], store: SealedStore): Promise<void> {
  const whole = await Promise.all(
    list.map(async ({ path, input, writtenAt, about, file }) => ({
      path, about, writtenAt, input, ...(file === null ? {} : { file: { name: file.name, mediaType: file.mediaType, base64: base64(await store.bytes(file.key)) } }),
    })),
  );
  const address = URL.createObjectURL(new Blob([JSON.stringify(whole, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `lianxue-${new Date().toISOString().slice(0, 10)}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
