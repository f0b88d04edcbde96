import { useEffect, useState } from 'react';

/** A value once it has stood still for half a second: what is being typed, without a question for every stroke. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const said = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 500);
    return () => clearTimeout(timer);
    // The same said again is no reason to wait anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [said]);
  return settled;
}
