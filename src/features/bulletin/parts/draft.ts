import type { Bulletin } from '#features/bulletin/facts.ts';
import type { Block } from '#features/record/facts.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import type { Failure } from '#web/failure.ts';
import { useEffect, useRef, useState } from 'react';

/** What is written of a bulletin. */
export interface Text {
  readonly title: string;
  readonly body: readonly Block[];
  readonly contributor: string;
}
const textOf = ({ title, body, contributor }: Text): Text => ({ title, body, contributor });
const said = (text: Text): string => JSON.stringify(textOf(text));

/** How long nobody types before what is written is saved, and before a lost connection is tried again. */
const quiet = 2500;
const again = 15_000;

export interface Draft {
  readonly text: Text;
  readonly change: (patch: Partial<Text>) => void;
  /** Changes the text from outside the editor, which starts anew on it. */
  readonly replace: (patch: Partial<Text>) => void;
  /** Goes up when the text was replaced from outside, so that the editor starts anew. */
  readonly revision: number;
  readonly state: 'saved' | 'saving' | 'unsaved' | 'failed' | 'offline';
  readonly savedAt: string | null;
  readonly failure: Failure | null;
  /** Saves what is not saved yet; the version that stands then, or null when it was refused. */
  readonly flush: () => Promise<number | null>;
  /** After somebody else was first: my text over what is stored, or what is stored. */
  readonly keepMine: (version: number) => void;
  readonly takeStored: (stored: Bulletin) => void;
}

/** Keeps a text while it is written: saves as one types, never two at once, and never over somebody else's unseen. */
export function useDraft(activityId: string, bulletin: Bulletin): Draft {
  const [text, setText] = useState(() => textOf(bulletin));
  const [kept, setKept] = useState(() => said(bulletin));
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [revision, setRevision] = useState(0);
  // What a save that is already under way has to know of what came after it began.
  const live = useRef({ text, kept, version: bulletin.version, running: null as Promise<boolean> | null });
  const command = useCommand(client.bulletin.edit, { invalidate: [api.activity.key()] });
  const { failure, busy } = command;
  const dirty = said(text) !== kept;

  const keep = (next: string, version: number): void => {
    live.current.kept = next;
    live.current.version = version;
    setKept(next);
  };
  const take = (stored: Bulletin): void => {
    live.current.text = textOf(stored);
    setText(textOf(stored));
    keep(said(stored), stored.version);
    setRevision((before) => before + 1);
    command.clear();
  };
  const save = async (): Promise<boolean> => {
    const { text: sent, version } = live.current;
    const answer = await command.run({ id: activityId, bulletinId: bulletin.id, bulletinVersion: version, ...textOf(sent), body: [...sent.body] });
    if (answer === null) return false;
    keep(said(sent), version + 1);
    setSavedAt(new Date().toISOString());
    return true;
  };
  const flush = async (): Promise<number | null> => {
    await live.current.running;
    if (said(live.current.text) === live.current.kept) return live.current.version;
    live.current.running = save().finally(() => { live.current.running = null; });
    return (await live.current.running) ? live.current.version : null;
  };

  const stale = failure?.code === 'STALE';
  const offline = failure?.code === 'OFFLINE' || failure?.code === 'UNAVAILABLE';
  const complete = text.title.trim() !== '' && text.body.length > 0;
  const due = dirty && complete && !busy && !stale;
  useEffect(() => {
    if (!due) return undefined;
    const now = (): void => void flush();
    const timer = setTimeout(now, offline ? again : quiet);
    addEventListener('online', now);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', now);
    };
    // Each change of the text starts the wait anew; `flush` reads what is live.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [due, text, offline]);
  useEffect(() => {
    if (!dirty && !busy && bulletin.version > live.current.version) take(bulletin);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [dirty, busy, bulletin.version]);
  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);

  return {
    text, revision, savedAt, failure,
    state: busy ? 'saving' : failure !== null ? (offline ? 'offline' : 'failed') : dirty ? 'unsaved' : 'saved',
    change(patch) {
      live.current.text = { ...live.current.text, ...patch };
      setText(live.current.text);
    },
    replace(patch) {
      live.current.text = { ...live.current.text, ...patch };
      setText(live.current.text);
      setRevision((before) => before + 1);
    },
    flush,
    keepMine(version) {
      live.current.version = version;
      void flush();
    },
    takeStored: take,
  };
}
