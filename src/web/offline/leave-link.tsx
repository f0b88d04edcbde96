import { useOffline } from '#web/offline/state.ts';
import { words } from '#web/offline/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

/** A link is never signed out of: whoever opened it on a device that is not theirs deletes here what it keeps, key and all. */
export function LeaveLink() {
  const say = useSay(words);
  const { unsent } = useOffline();
  const [asked, setAsked] = useState(false);
  const [gone, setGone] = useState(false);
  const leave = async (): Promise<void> => {
    const { device } = await import('#web/offline/device.ts');
    await (await device())?.leaveLink();
    setAsked(false);
    setGone(true);
  };
  if (gone) return <Notice kind="done" title={say('offline.left_link')} />;
  return (
    <Section level={3} title={say('offline.this_device')}>
      <p className="hint">{say('offline.leave_link_why')}</p>
      <Actions><Button small onClick={() => (unsent > 0 ? setAsked(true) : void leave())}>{say('offline.leave_link')}</Button></Actions>
      <Dialog open={asked} title={say('offline.leave_link')} onClose={() => setAsked(false)} footer={<Button kind="danger" onClick={() => void leave()}>{say('offline.leave_link')}</Button>}>
        <p>{say('offline.leave_link_sure', { count: unsent })}</p>
      </Dialog>
    </Section>
  );
}
