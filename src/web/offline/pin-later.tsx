import { canKeep } from '#web/offline/state.ts';
import { Suspense, lazy } from 'react';

const PinButton = lazy(() => import('#web/offline/pin-button.tsx').then((made) => ({ default: made.PinButton })));

/** The same button on a page that a first visit from a phone opens: it comes when the page stands, and its place is kept for it. */
export const PinLater = ({ id }: { readonly id: string }) => (canKeep() ? <Suspense fallback={<span className="pin room" />}><PinButton id={id} /></Suspense> : null);
