import { readFailure, type Failure } from '#web/failure.ts';
import { useRef, useState } from 'react';
import { shrunk } from './shrink.ts';
import { upload, type Uploaded } from './upload.ts';

/** A file on its way: sent at once when it is chosen, so that it is there by the time its caption is typed. With no network its page may keep it. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly caption: string;
  /** How much has left, 0 to 1. */
  readonly sent: number;
  /** Set once it was looked through and stored. */
  readonly uploaded: Uploaded | null;
  readonly failure: Failure | null;
}

export interface Uploads {
  readonly list: readonly Upload[];
  readonly sending: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly caption: (key: number, caption: string) => void;
  readonly drop: (key: number) => void;
  /** Sends one again that did not arrive. */
  readonly again: (key: number) => void;
}

/** Files chosen on a page and their way to the server, one after the other: phones have little room beside a video call. */
export function useUploads(address?: string): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const next = useRef(1);
  const line = useRef(Promise.resolve());
  const fit = useRef(new WeakSet<File>());
  const set = (key: number, change: Partial<Upload>): void => setList((old) => old.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const send = (key: number, file: File): void => {
    set(key, { failure: null, sent: 0 });
    line.current = line.current
      .then(() => (fit.current.has(file) ? file : shrunk(file)))
      .then((ready) => {
        // Never shrunk twice: what goes on half-way is known by its hash.
        fit.current.add(ready);
        set(key, { file: ready });
        return upload(ready, (sent) => set(key, { sent }), address);
      })
      .then((uploaded) => set(key, { uploaded, sent: 1 }), (error: unknown) => set(key, { failure: readFailure(error) }));
  };
  return {
    list,
    sending: list.some((one) => one.uploaded === null && one.failure === null),
    add(files) {
      const fresh = files.map((file) => ({ key: next.current++, file, caption: '', sent: 0, uploaded: null, failure: null }));
      setList((old) => [...old, ...fresh]);
      for (const { key, file } of fresh) send(key, file);
    },
    caption: (key, caption) => set(key, { caption }),
    drop: (key) => setList((old) => old.filter((one) => one.key !== key)),
    again(key) {
      const one = list.find((candidate) => candidate.key === key);
      if (one !== undefined) send(key, one.file);
    },
  };
}
