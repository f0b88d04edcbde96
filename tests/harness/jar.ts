import type { App } from './app.ts';

/** A browser as far as it matters here: cookies of each host, redirects followed by hand. */
export class Jar {
  readonly #cookies = new Map<string, Map<string, string>>();
  async get(address: string, form?: Record<string, string>): Promise<Response> {
    const { host } = new URL(address);
    const mine = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, mine);
    const cookie = [...mine].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie, ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) }, ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }) });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /Max-Age=0|expires=Thu, 01 Jan 1970/i.test(line)) mine.delete(name);
      else mine.set(name, value);
    }
    return answer;
  }
  has = (name: string): boolean => [...this.#cookies.values()].some((cookies) => [...cookies.keys()].some((one) => one.includes(name)));
  session = (app: App): string => [...(this.#cookies.get(new URL(app.url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** Tests listen on a free port; the address people type stands for it. @returns where an answer leads. */
export const away = (app: App, answer: Response, base: string): string => new URL(answer.headers.get('location') ?? '', base).href.replace(/^http:\/\/localhost\//, `${app.url}/`);

/** Through the provider's own pages as somebody: signs in there and consents. @returns the address back to us. */
export async function through(app: App, jar: Jar, door: string, login: string): Promise<string> {
  let at = door;
  for (let steps = 0; steps < 12; steps += 1) {
    if (at.startsWith(app.url)) return at;
    const answer = await jar.get(at);
    if (answer.status >= 300 && answer.status < 400) { at = away(app, answer, at); continue; }
    const html = await answer.text();
    const action = new URL(/action="([^"]+)"/.exec(html)?.[1] ?? at, at).href;
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? '';
    at = away(app, await jar.get(action, prompt === 'login' ? { prompt, login, password: 'x' } : { prompt }), action);
  }
  throw new Error(`lost at ${at}`);
}
