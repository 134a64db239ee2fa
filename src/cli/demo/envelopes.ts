import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from './client.ts';

const EXTENSION = { OB_JWT: 'jwt', VC_JWT: 'vc.jwt', SD_JWT: 'sd-jwt', PNG: 'png', SVG: 'svg' } as const;

interface EnvelopeAnswer {
  readonly credential: { readonly envelope: { readonly base64: string } };
}

/** Writes a credential in every other form that its holder can carry it in, and says what a stranger hears of each. */
export async function writeEnvelopes(
  baseUrl: string,
  holder: Client,
  id: string,
  folder: string,
  name: string,
): Promise<string> {
  const heard: string[] = [];
  for (const [format, extension] of Object.entries(EXTENSION)) {
    const { credential } = await holder.ask<EnvelopeAnswer>(
      'query TakeEnvelope($id: ID!, $format: EnvelopeFormat!) { credential(id: $id) { envelope(format: $format) { base64 } } }',
      { id, format },
    );
    writeFileSync(join(folder, `${name}.${extension}`), Buffer.from(credential.envelope.base64, 'base64'));
    const { verify } = await new Client(baseUrl).ask<{ verify: { outcome: string } }>(
      'query CheckEnvelope($file: String!) { verify(input: { fileBase64: $file }) { outcome } }',
      { file: credential.envelope.base64 },
    );
    heard.push(`.${extension} ${verify.outcome}`);
  }
  return heard.join(', ');
}
