import type { Outside, OutsideKind } from '../../src/base/outside.ts';

/** Other hosts as a test has them, and what they were asked for. */
export class OtherHosts implements Outside {
  readonly documents = new Map<string, string>();
  readonly asked: string[] = [];

  async text(address: string, kind: OutsideKind): Promise<string | null> {
    this.asked.push(`${kind} ${address}`);
    return this.documents.get(address) ?? null;
  }

  put(address: string, document: object | string): void {
    this.documents.set(address, typeof document === 'string' ? document : JSON.stringify(document));
  }
}
