import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pateva } from '../helpers/child.ts';
import type { Told } from '../helpers/story/main-job.ts';
import { fetchTrust, oneByteChanged } from '../helpers/story/proof.ts';

const WORD = { 0: 'VALID', 1: 'INVALID', 2: 'UNKNOWN' } as const;

export function verifyCommand(told: () => Told): void {
  describe('pateva verify', () => {
    let folder: string;
    let trust: string;
    const file = (name: string) => join(folder, name);
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'pateva-verify-'));
      trust = join(folder, 'trust');
      mkdirSync(trust);
      const { proofs, served } = told();
      for (const [name, proof] of Object.entries(proofs)) {
        writeFileSync(file(`${name}.json`), proof.json);
        writeFileSync(file(`${name}.pdf`), proof.pdf);
        const { didText, listText, list, did } = await fetchTrust(served.baseUrl, proof);
        writeFileSync(join(trust, `${did.id.split(':').at(-1)}.json`), didText);
        writeFileSync(join(trust, `${list.id.split('/').at(-1)}.json`), listText);
      }
      writeFileSync(file('changed.json'), oneByteChanged(proofs.raised));
      const doctored = Buffer.from(proofs.raised.pdf);
      writeFileSync(file('doctored.pdf'), doctored.subarray(0, doctored.length / 2));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const verify = async (...args: string[]) => {
      const child = pateva(['verify', ...args, '--language', 'en']);
      const status = await child.ended;
      return { status, out: child.out(), err: child.err() };
    };
    const expectation = async (status: 0 | 1 | 2, ...args: string[]) => {
      const answer = await verify(...args);
      expect([answer.status, answer.out.split('\n')[0]], answer.out + answer.err).toEqual([
        status,
        WORD[status],
      ]);
      return answer.out;
    };

    it('says 0 to what is valid, over a folder and over one origin', async () => {
      await expectation(0, file('raised.pdf'), '--trust', trust);
      await expectation(0, file('certificateFi.json'), '--trust', told().served.baseUrl);
    });

    it('says 1 to what was changed, and to what is no whole file', async () => {
      expect(await expectation(1, file('changed.json'), '--trust', trust)).toMatch(/✗ PROOF/);
      expect(await expectation(1, file('doctored.pdf'), '--trust', trust)).toMatch(/✗ READABLE/);
    });

    it('says 1 to what was revoked', async () => {
      expect(await expectation(1, file('part.pdf'), '--trust', trust)).toMatch(/✗ STATUS/);
    });

    it('says 2 where nobody answers for the issuer', async () => {
      await expectation(2, file('raised.json'));
    });

    it('looks past a stray file in the folder of trust', async () => {
      writeFileSync(join(trust, 'stray.json'), 'no JSON at all');
      await expectation(0, file('corrected.json'), '--trust', trust);
    });

    it('says 64 to what is too large to be checked', async () => {
      writeFileSync(file('large.json'), Buffer.alloc(10_000_001, ' '));
      const large = await verify(file('large.json'));
      expect([large.status, large.err]).toEqual([64, expect.stringMatching(/^TOO_LARGE/)]);
    });

    it('says 64 to wrong usage', async () => {
      const missing = await verify(file('no-such-file.json'));
      expect([missing.status, missing.err]).toEqual([64, expect.stringMatching(/^NOT_FOUND/)]);
      expect((await verify()).status).toBe(64);
      expect((await verify(file('raised.json'), '--trust')).status).toBe(64);
      expect((await verify(file('raised.json'), '--trust', file('no-such-folder'))).status).toBe(64);
    });
  });
}
