import type { Asked } from '#features/partner/facts.ts';
import { words } from '#features/partner/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Notice } from '#web/ui/notice.tsx';

/** The one thing the page asks for, or that nothing is asked and why. */
export function AskedNotice({ asked }: { readonly asked: Asked }) {
  const say = useSay(words);
  const format = useFormat();
  switch (asked.for) {
    case 'activity':
    case 'record':
      return (
        <Notice title={say(`page.asked.${asked.for}`)} action={<a className="button" href="#decide">{say(asked.for === 'record' ? 'page.go_sign' : 'page.go_decide')}</a>}>
          <p>{say(`page.asked_hint.${asked.for}`, { version: asked.version })}</p>
        </Notice>
      );
    case 'attendance':
      return (
        <Notice kind={asked.given ? 'done' : 'info'} title={say(asked.given ? 'page.attendance_given' : 'page.asked.attendance')}>
          <p>{say(asked.given ? 'page.attendance_given_hint' : 'page.asked_hint.attendance')}</p>
        </Notice>
      );
    case 'thanks':
      return (
        <Notice kind={asked.said.decision === 'approve' ? 'done' : 'info'} title={say(`page.thanks.${asked.subject}.${asked.said.decision}`)}>
          <p>{say('page.thanks_hint', { at: format.instant(asked.said.at) })}</p>
        </Notice>
      );
    case 'wait':
      return <Notice title={say('page.wait')}><p>{say('page.wait_why')}</p></Notice>;
    case 'over':
      return <Notice title={say('page.over')}><p>{say('page.over_why')}</p></Notice>;
    default:
      return <Notice kind="warn" title={say(`page.${asked.for}`)}><p>{say('page.stopped_why')}</p></Notice>;
  }
}
