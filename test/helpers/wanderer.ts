/** Answers a request as one of the hosts that a wanderer meets. */
type Answer = (request: Request) => Response | Promise<Response>;

/** A browser without pages: follows redirects, one step at a time, and keeps each host's cookies. */
export class Wanderer {
  readonly #answer: Answer;
  readonly #jars = new Map<string, Map<string, string>>();

  /** `answer` stands for the network. */
  constructor(answer: Answer) {
    this.#answer = answer;
  }

  cookiesFor(origin: string): string {
    return [...(this.#jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** One request; where it leads on, if it does. */
  async step(address: string): Promise<{ response: Response; next: string | null }> {
    const { origin } = new URL(address);
    const cookies = this.cookiesFor(origin);
    const response = await this.#answer(
      new Request(address, { redirect: 'manual', headers: cookies ? { Cookie: cookies } : {} }),
    );
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      const jar = this.#jars.get(origin) ?? new Map<string, string>();
      this.#jars.set(origin, jar.set(name, value));
    }
    const location = response.headers.get('location');
    return { response, next: location === null ? null : new URL(location, address).href };
  }

  /** Goes on until an address is due that `until` knows, without asking for it. */
  async go(address: string, until: (address: string) => boolean): Promise<string> {
    let at = address;
    for (let steps = 0; steps < 12; steps += 1) {
      if (until(at)) return at;
      const { response, next } = await this.step(at);
      if (next === null) throw new Error(`stopped at ${at}: ${response.status} ${await response.text()}`);
      at = next;
    }
    throw new Error(`walks in a circle: ${at}`);
  }
}
