import type { Person } from './person.ts';

/** A credential as its holder gets it. */
export interface Proof {
  readonly id: string;
  readonly kind: string;
  readonly language: 'fi' | 'sv' | 'en';
  readonly state: string;
  readonly json: string;
  readonly pdf: Uint8Array;
  readonly verifyUrl: string;
  readonly credential: SignedCredential;
}

export interface SignedCredential {
  readonly id: string;
  readonly name: string;
  readonly inLanguage?: string;
  readonly issuer: { readonly id: string; readonly name: string };
  readonly credentialStatus: { readonly statusListCredential: string };
  readonly credentialSubject: {
    readonly achievement: { readonly name: string };
    readonly [name: string]: unknown;
  };
}

export async function takeProof(holder: Person, id: string): Promise<Proof> {
  const { credential } = await holder.ask<{
    credential: Omit<Proof, 'pdf' | 'credential'> & { pdf: string };
  }>('query Take($id: ID!) { credential(id: $id) { id kind language state json pdf verifyUrl } }', { id });
  return {
    ...credential,
    pdf: new Uint8Array(Buffer.from(credential.pdf, 'base64')),
    credential: JSON.parse(credential.json) as SignedCredential,
  };
}

export interface Verdict {
  readonly outcome: string;
  readonly checks: readonly {
    readonly name: string;
    readonly code: string;
    readonly outcome: string;
    readonly fi: string;
    readonly sv: string;
    readonly en: string;
  }[];
  readonly proof: { readonly holderName: string | null; readonly issuerName: string | null } | null;
}

/** What somebody who need not be signed in is told about a proof. */
export async function verdictOn(asker: Person, input: string | Uint8Array): Promise<Verdict> {
  const { verify } = await asker.ask<{ verify: Verdict }>(
    `query Check($input: ProofInput!) { verify(input: $input) {
      outcome checks { name code outcome fi: reason(language: fi) sv: reason(language: sv) en: reason(language: en) }
      proof { holderName issuerName }
    } }`,
    {
      input:
        typeof input === 'string' ? { text: input } : { fileBase64: Buffer.from(input).toString('base64') },
    },
  );
  return verify;
}

/** The credential's own text with one letter of a signed claim changed. */
export function oneByteChanged({ json, credential }: Proof): string {
  const name = JSON.stringify(credential.credentialSubject.achievement.name);
  const at = json.indexOf(name) + 1;
  const other = json[at] === 'P' ? 'R' : 'P';
  return json.slice(0, at) + other + json.slice(at + 1);
}

export interface ServedTrust {
  readonly did: { readonly id: string; readonly verificationMethod: readonly { readonly id: string }[] };
  readonly list: { readonly id: string };
  readonly didText: string;
  readonly listText: string;
}

/** The issuer's DID document and the status list, fetched over HTTP as any verifier would. */
export async function fetchTrust(baseUrl: string, { credential }: Proof): Promise<ServedTrust> {
  const slug = credential.issuer.id.split(':').at(-1) ?? '';
  const didAnswer = await fetch(`${baseUrl}/orgs/${slug}/did.json`);
  const listAnswer = await fetch(credential.credentialStatus.statusListCredential);
  const didText = await didAnswer.text();
  const listText = await listAnswer.text();
  return { did: JSON.parse(didText), list: JSON.parse(listText), didText, listText };
}
