import { plainText } from './plain-text.ts';
import { inThread } from './run.ts';

/**
 * The text inside a stored file, to be found by. Pictures have none. Nothing in the file is run or fetched.
 * @throws Refusal where a damaged file cannot be read, or not in reasonable time and memory.
 */
export async function textOf(bytes: Uint8Array, mediaType: string): Promise<string> {
  if (mediaType === 'text/plain') return plainText(bytes);
  return mediaType.startsWith('image/') ? '' : inThread({ do: 'text', bytes, mediaType });
}
