import { Notice } from '#web/ui/notice.tsx';
import { CopyAddress } from './copy-address.tsx';

/** The page of what is not sent, where a browser can keep nothing. */
export const KeepsNothing = () => <Notice kind="warn"><p><CopyAddress /></p></Notice>;
