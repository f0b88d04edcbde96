import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { refusal } from './speak.ts';

/** A line of a text file; null where it is too long to be one, or no text. */
export interface TextLine {
  /** Counted from 1, as an editor does. */
  readonly line: number;
  readonly text: string | null;
}
/** Bytes of one line that are read: real cases have a few thousand. */
const longestLine = 4 * 1024 * 1024;
const lineFeed = 0x0a;

/** UTF-8, or what Chinese Windows writes; null for what is neither. */
function textOf(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not written in this one: the next is tried.
    }
  }
  return null;
}

/**
 * The lines of a text file, read as it goes: neither the file's size nor one endless line matters.
 * @throws Refusal naming the file where it cannot be read, or is no text at all.
 */
export async function* linesOf(file: string): AsyncGenerator<TextLine> {
  const input = createReadStream(file);
  let line = 0;
  let begun: Uint8Array[] = [];
  let length = 0;
  const next = (): TextLine => {
    const text = length > longestLine ? null : textOf(Buffer.concat(begun));
    begun = [];
    length = 0;
    line += 1;
    return { line, text };
  };
  const keep = (part: Uint8Array): void => {
    length += part.byteLength;
    if (length <= longestLine) begun.push(part);
    else begun = [];
  };
  try {
    let first = true;
    for await (const read of input) {
      const bytes = read as Buffer;
      // A packed file or a picture has no lines to be told one by one.
      if (first && (bytes.subarray(0, 8192).includes(0) || bytes.subarray(0, 2).toString('latin1') === 'PK')) throw refusal('REFUSED', 'cli.not_lines', { file });
      first = false;
      let from = 0;
      for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, from)) {
        keep(bytes.subarray(from, at));
        yield next();
        from = at + 1;
      }
      keep(bytes.subarray(from));
    }
    if (length > 0) yield next();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw typeof code === 'string' && /^E[A-Z]+$/.test(code) ? refusal('UNAVAILABLE', 'cli.cannot_read', { file, code }) : error;
  } finally {
    input.destroy();
  }
}

const unreadable = (file: string, error: unknown) => refusal('UNAVAILABLE', 'cli.cannot_read', { file, code: (error as NodeJS.ErrnoException).code ?? 'EIO' });

/** A file as a whole. @throws Refusal naming it where it cannot be read. */
export const bytesOf = (file: string): Promise<Uint8Array> => readFile(file).then((bytes) => new Uint8Array(bytes), (error: unknown) => { throw unreadable(file, error); });

/** Whether a file holds JSON and no table: by its name, or by the sign it begins with. @throws Refusal naming it where it cannot be read. */
export async function isLines(file: string): Promise<boolean> {
  if (/\.(?:jsonl?|ndjson)$/iu.test(file)) return true;
  const input = await open(file).catch((error: unknown) => { throw unreadable(file, error); });
  try {
    const { buffer, bytesRead } = await input.read(Buffer.alloc(64), 0, 64, 0);
    return /^(?:\u00ef\u00bb\u00bf)?\s*[{[]\s*["{\r\n]/u.test(buffer.toString('latin1', 0, bytesRead));
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    await input.close();
  }
}
