import { FILE_NAME } from '../../credential/stored-credential.ts';
import type { Visit } from '../visit/visit.ts';
import { PROOF_FORMS, type ProofForm } from './proof.text.ts';
import { type OwnProof, ownProof } from './proof-page.ts';

const ENVELOPE: Readonly<Record<Exclude<ProofForm, 'pdf' | 'json'>, string>> = {
  png: 'PNG',
  svg: 'SVG',
  jwt: 'VC_JWT',
  'sd-jwt': 'SD_JWT',
};

interface File {
  readonly base64: string;
  readonly fileName: string;
  readonly mediaType: string;
}

const isForm = (wished: string): wished is ProofForm => (PROOF_FORMS as readonly string[]).includes(wished);

/** A proof of the visitor’s own as a file to keep; null where there is none with this id or in this form. */
export async function proofFile(visit: Visit): Promise<Response | null> {
  const form = visit.part('form');
  const proof = isForm(form) ? await ownProof(visit, visit.part('id')) : null;
  if (!proof || !isForm(form)) return null;
  const { base64, fileName, mediaType } = await fileOf(visit, proof, form);
  return visit.http.body(Buffer.from(base64, 'base64'), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': 'no-store',
  });
}

async function fileOf(visit: Visit, { id, kind, json }: OwnProof, form: ProofForm): Promise<File> {
  const fileName = FILE_NAME[kind];
  if (form === 'json') {
    const base64 = Buffer.from(json).toString('base64');
    return { base64, fileName, mediaType: 'application/vc' };
  }
  if (form === 'pdf') {
    const { credential } = await visit.ask<{ credential: { pdf: string } }>(
      'query WalletProofPdf($id: ID!) { credential(id: $id) { pdf } }',
      { id },
    );
    return {
      base64: credential.pdf,
      fileName: fileName.replace(/json$/, 'pdf'),
      mediaType: 'application/pdf',
    };
  }
  const { credential } = await visit.ask<{ credential: { envelope: File } }>(
    'query WalletProofFile($id: ID!, $format: EnvelopeFormat!) { credential(id: $id) { envelope(format: $format) { base64 fileName mediaType } } }',
    { id, format: ENVELOPE[form] },
  );
  return credential.envelope;
}
