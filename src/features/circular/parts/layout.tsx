import { words } from '#features/circular/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** The file held against GB/T 9704, when somebody asks: making it takes a moment. */
export function Layout({ id, version }: { readonly id: string; readonly version: number }) {
  const say = useSay(words);
  const [asked, setAsked] = useState<number | null>(null);
  const layout = useQuery({ ...api.circular.layout.queryOptions({ input: { id } }), enabled: asked === version });
  return (
    <Section title={say('circular.layout')}>
      <p className="hint">{say('circular.layout_hint')}</p>
      {asked !== version ? <Button small onClick={() => setAsked(version)}>{say('circular.layout_check')}</Button> : (
        <Loaded from={layout}>{(findings) => (findings.length === 0 ? <p>{say('circular.layout_fine')}</p> : <FindingList findings={findings} />)}</Loaded>
      )}
    </Section>
  );
}
