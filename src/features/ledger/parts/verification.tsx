import type { VerifyStep } from '#features/ledger/contract.ts';
import { words } from '#features/ledger/words.ts';
import { client } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Failed } from '#web/ui/states.tsx';
import { useState } from 'react';

/** Runs the verification and tells how far it is, then the verdict: whole, or the first entry that is wrong. */
export function Verification() {
  const say = useSay(words);
  const [step, setStep] = useState<VerifyStep | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function run(): Promise<void> {
    setBusy(true);
    setError(null);
    setStep(null);
    try {
      for await (const next of await client.ledger.verify({})) setStep(next);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={say('ledger.verify')} sheet actions={<Button kind="primary" icon="check" busy={busy} onClick={() => void run()}>{say('ledger.verify_now')}</Button>}>
      <p className="quiet">{say('ledger.verify_why')}</p>
      {error !== null && <Failed error={error} retry={() => void run()} />}
      {step !== null && <Told step={step} />}
    </Section>
  );
}

function Told({ step }: { readonly step: VerifyStep }) {
  const say = useSay(words);
  const format = useFormat();
  if (step.kind === 'progress') {
    const text = say('ledger.verify_progress', { entries: format.number(step.entries), of: format.number(step.of) });
    return <p role="status"><progress max={Math.max(1, step.of)} value={step.entries} aria-label={say('ledger.verify_busy')} /> {text}</p>;
  }
  if (step.kind === 'whole') return <Notice kind="done" title={say('ledger.verify_whole')}><p>{say('ledger.verify_whole_says', { entries: format.number(step.entries) })}</p></Notice>;
  return (
    <Notice kind="error" title={say('ledger.verify_broken')}>
      <p>{say('ledger.verify_broken_says', { seq: step.seq, reason: say(`ledger.bad.${step.reason}`), detail: step.detail })}</p>
    </Notice>
  );
}
