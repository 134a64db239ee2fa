import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ProofName, Told } from '../helpers/story/main-job.ts';
import { type Verdict, verdictOn } from '../helpers/story/proof.ts';

const FORMATS = { OB_JWT: 'jwt', VC_JWT: 'vc.jwt', SD_JWT: 'sd-jwt', PNG: 'png', SVG: 'svg' } as const;

interface Envelope {
  readonly fileName: string;
  readonly mediaType: string;
  readonly base64: string;
}

export function envelopes(told: () => Told): void {
  const take = async (name: ProofName, format: string): Promise<Envelope> => {
    const { proofs, setting } = told();
    for (const participant of setting.participants) {
      const answer = await participant.answer<{ credential: { envelope: Envelope } | null }>(
        'query Take($id: ID!, $format: EnvelopeFormat!) { credential(id: $id) { envelope(format: $format) { fileName mediaType base64 } } }',
        { id: proofs[name].id, format },
      );
      if (answer.data?.credential) return answer.data.credential.envelope;
    }
    throw new Error(`nobody holds ${name}`);
  };
  const bytesOf = ({ base64 }: Envelope) => new Uint8Array(Buffer.from(base64, 'base64'));
  const heard = async (input: string | Uint8Array): Promise<[string, string | undefined]> => {
    const verdict: Verdict = await verdictOn(told().served.person(), input);
    return [verdict.outcome, verdict.checks.find(({ name }) => name === 'STATUS')?.code];
  };

  describe.each(Object.entries(FORMATS))('the envelope %s', (format, extension) => {
    it('is valid to a stranger, and revoked where its credential is', async () => {
      expect(await heard(bytesOf(await take('raised', format)))).toEqual(['VALID', 'IN_FORCE']);
      expect(await heard(bytesOf(await take('unit', format)))).toEqual(['VALID', 'SUPERSEDED']);
      expect(await heard(bytesOf(await take('part', format)))).toEqual(['INVALID', 'REVOKED']);
    });

    it('is called what it is', async () => {
      const { fileName } = await take('certificateSv', format);
      expect(fileName).toBe(`osaamistodistus.${extension}`);
    });
  });

  it('the type that an SD-JWT names is described where its name leads', async () => {
    const [jws] = Buffer.from(bytesOf(await take('raised', 'SD_JWT')))
      .toString()
      .split('~');
    const { vct } = decodeJwt<{ vct: string }>(jws ?? '');
    const described = (await (await fetch(vct)).json()) as { vct: string; display: { locale: string }[] };
    expect(described.vct).toBe(vct);
    expect(described.display.map(({ locale }) => locale)).toEqual(['fi', 'sv', 'en']);
  });

  it('a Token Status List is served over the same rows, signed, with an ETag', async () => {
    const url = `${told().proofs.part.credential.credentialStatus.statusListCredential}/token`;
    const answer = await fetch(url);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/statuslist+jwt']);
    expect(decodeProtectedHeader(text)).toMatchObject({ alg: 'EdDSA', typ: 'statuslist+jwt' });
    expect(decodeJwt(text)).toMatchObject({ sub: url, iss: told().proofs.part.credential.issuer.id });
    const again = await fetch(url, { headers: { 'If-None-Match': answer.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });
}
