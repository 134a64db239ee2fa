import { connect, type Socket } from 'node:net';
import type { KeyKeeper } from '../../access/key-keeper.ts';
import { Refusal } from '../../base/refusal.ts';
import { answerShape, linesOf, MOST_DATA, type SignerAnswer, type SignerRequest } from './protocol.ts';

/** Data of one request, in bytes before their base64: half of the longest line. */
const MOST_BYTES = 4 * 1024 * 1024;

type Asked = SignerRequest extends infer R ? (R extends unknown ? Omit<R, 'number'> : never) : never;

interface Waiting {
  resolve(answer: SignerAnswer): void;
  reject(problem: unknown): void;
}

interface Line {
  readonly socket: Socket;
  readonly waiting: Map<number, Waiting>;
}

/**
 * Keys that live in the signer process behind a Unix socket. What is to be signed at the same moment with one key goes
 * in one request. A signer that is gone, hangs for longer than `patience` (milliseconds) or talks nonsense is
 * SIGNER_UNREACHABLE; the next call tries anew.
 */
export class SocketKeeper implements KeyKeeper {
  readonly #path: string;
  readonly #patience: number;
  #line: Line | null = null;
  #last = 0;
  readonly #toSign = new Map<string, ToSign>();

  constructor(path: string, patience = 5_000) {
    this.#path = path;
    this.#patience = patience;
  }

  async makeKey(place: string) {
    const answer = await this.#ask({ do: 'MAKE', place });
    if (!('handle' in answer)) throw unexpected(answer);
    return { handle: answer.handle, publicKey: Buffer.from(answer.publicKey, 'base64url') };
  }

  sign(place: string, handle: string, data: Uint8Array): Promise<Uint8Array> {
    if (data.length > MOST_BYTES) return Promise.reject(new RangeError('too much to sign at once'));
    const at = `${handle}\n${place}`;
    return new Promise((resolve, reject) => {
      let batch = this.#toSign.get(at);
      if (batch && (batch.waiting.length >= MOST_DATA || batch.size + data.length > MOST_BYTES)) {
        this.#send(at, batch);
        batch = undefined;
      }
      if (!batch) {
        const fresh: ToSign = { place, handle, size: 0, waiting: [] };
        this.#toSign.set(at, fresh);
        batch = fresh;
        setImmediate(() => this.#send(at, fresh));
      }
      batch.size += data.length;
      batch.waiting.push({ data, resolve, reject });
    });
  }

  async destroyKey(handle: string): Promise<void> {
    const answer = await this.#ask({ do: 'DESTROY', handle });
    if (!('destroyed' in answer)) throw unexpected(answer);
  }

  #send(at: string, batch: ToSign): void {
    if (this.#toSign.get(at) === batch) this.#toSign.delete(at);
    const { place, handle } = batch;
    const waiting = batch.waiting.splice(0);
    if (waiting.length === 0) return;
    const data = waiting.map((one) => Buffer.from(one.data).toString('base64url'));
    this.#ask({ do: 'SIGN', place, handle, data })
      .then((answer) => {
        if (!('signatures' in answer)) throw unexpected(answer);
        // Nobody could tell whose signature is whose.
        if (answer.signatures.length !== waiting.length) throw new Refusal('SIGNER_UNREACHABLE');
        for (const [index, one] of waiting.entries())
          one.resolve(Buffer.from(answer.signatures[index] ?? '', 'base64url'));
      })
      .catch((problem: unknown) => {
        for (const one of waiting) one.reject(problem);
      });
  }

  #ask(asked: Asked): Promise<SignerAnswer> {
    this.#last += 1;
    const number = this.#last;
    this.#line ??= this.#connected();
    const { socket, waiting } = this.#line;
    return new Promise((resolve, reject) => {
      // A signer that hangs is left: its late answer would be to nobody.
      const timer = setTimeout(() => socket.destroy(), this.#patience);
      const settled = () => {
        clearTimeout(timer);
        waiting.delete(number);
        if (waiting.size === 0) socket.unref();
      };
      waiting.set(number, {
        resolve: (answer) => {
          settled();
          resolve(answer);
        },
        reject: (problem) => {
          settled();
          reject(problem);
        },
      });
      socket.ref();
      socket.write(`${JSON.stringify({ number, ...asked })}\n`);
    });
  }

  #connected(): Line {
    const socket = connect(this.#path);
    const line: Line = { socket, waiting: new Map() };
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#left(line));
    void this.#listen(line).catch(() => socket.destroy());
    return line;
  }

  async #listen({ socket, waiting }: Line): Promise<void> {
    for await (const text of linesOf(socket)) {
      const answer = answerShape.parse(JSON.parse(text));
      const asked = waiting.get(answer.number);
      if (!asked) return void socket.destroy();
      asked.resolve(answer);
    }
  }

  #left(line: Line): void {
    if (this.#line === line) this.#line = null;
    for (const one of [...line.waiting.values()]) one.reject(new Refusal('SIGNER_UNREACHABLE'));
  }
}

interface ToSign {
  readonly place: string;
  readonly handle: string;
  size: number;
  readonly waiting: {
    readonly data: Uint8Array;
    resolve(signature: Uint8Array): void;
    reject(problem: unknown): void;
  }[];
}

/** The signer is there and does not hold what our rows say it holds: no refusal of the moment, but a wrong set-up. */
const unexpected = (answer: SignerAnswer): Error =>
  new Error(`the signer answers ${'problem' in answer ? answer.problem : 'something else'}`);
