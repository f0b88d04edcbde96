/** What a browser says of itself with every request, as far as it tells phones from desks. */
export interface SaidOfItself {
  /** Client hint `sec-ch-ua-mobile`: `?1` on a phone, sent by Chromium over a secure connection. */
  readonly mobile: string | undefined;
  readonly agent: string | undefined;
}

/**
 * Whether a request comes from a mobile terminal (手机、平板, and the browsers inside WeChat, WeCom and DingTalk on one), by
 * what the browser says of itself. The hint counts where it is sent. It can be set to "desktop site" by whoever holds it: it
 * keeps a rule of the office, it is no wall.
 */
export function saysPhone({ mobile, agent = '' }: SaidOfItself): boolean {
  if (mobile === '?1') return true;
  // A tablet of Android sends ?0 and its name.
  return /\b(Android|iPhone|iPad|iPod|Mobile|HarmonyOS|OpenHarmony|Windows Phone)\b/i.test(agent);
}
