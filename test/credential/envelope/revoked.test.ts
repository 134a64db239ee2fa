import { verifyCredential } from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { from, toJwk } from '@digitalcredentials/ed25519-multikey';
import { checkStatus } from '@digitalcredentials/vc-bitstring-status-list';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeMany } from '../../../src/credential/acts/end-credential.ts';
import { resumeCredential, suspendCredential } from '../../../src/credential/acts/suspend-credential.ts';
import { type DidDocument, didWebUrl } from '../../../src/credential/did.ts';
import { documentLoader } from '../../../src/credential/document-loader.ts';
import { boundedSuite } from '../../../src/credential/sign.ts';
import { credentialPdf } from '../../../src/credential/stored-credential.ts';
import { hasher } from '../../helpers/envelopes.ts';
import { serveHouse } from '../../helpers/http.ts';
import { attachmentsOf } from '../../helpers/read-pdf.ts';
import { documentsOf, secondLoader, secondSuite } from '../../helpers/second-verifier.ts';
import { ISSUED, type IssuingWorkshop, issuingWorkshop } from '../issuing-workshop.ts';

type Said = 'STANDS' | 'ENDED';

let workshop: IssuingWorkshop;
let served: Awaited<ReturnType<typeof serveHouse>>;
let files: Record<string, Uint8Array>;
let issued: Awaited<ReturnType<IssuingWorkshop['issue']>>;

beforeAll(async () => {
  workshop = await issuingWorkshop();
  served = await serveHouse(workshop.house);
  issued = await workshop.issue();
  files = {
    JSON: Buffer.from(issued.signed),
    PDF: await credentialPdf(issued.row, issued, workshop.house.baseUrl, null),
  };
  for (const format of ['OB_JWT', 'VC_JWT', 'SD_JWT', 'PNG', 'SVG'] as const)
    files[format] = await workshop.envelope(issued.signed, format);
});
afterAll(async () => {
  await served.stop();
  await workshop.house.database.close();
});

/** What a stranger gets from an address of ours, past every cache. */
async function fetched(url: string): Promise<Response> {
  const { pathname } = new URL(url);
  const answer = await served.app.request(pathname);
  expect([url, answer.status]).toEqual([url, 200]);
  return answer;
}

const didDocumentOf = async (did: string) =>
  (await (await fetched(String(didWebUrl(did, 'http')))).json()) as DidDocument;

async function keyOf({ kid, alg }: { kid?: string; alg?: string }) {
  const { verificationMethod } = await didDocumentOf(String(kid).split('#')[0] ?? '');
  const method = verificationMethod.find(({ id }) => id === kid);
  return importJWK({ ...(await toJwk({ keyPair: await from(method ?? {}) })) }, alg);
}

const listed = (value: unknown): { statusListCredential: string }[] =>
  (Array.isArray(value) ? value : [value]) as { statusListCredential: string }[];

/** By @digitalcredentials/vc-bitstring-status-list, from the lists that the credential itself names. */
async function statusOf(credential: { issuer: { id: string }; credentialStatus: unknown }): Promise<Said> {
  const lists = await Promise.all(
    listed(credential.credentialStatus).map(async ({ statusListCredential: url }) => [
      url,
      (await (await fetched(url)).json()) as object,
    ]),
  );
  const documents = {
    ...documentsOf(await didDocumentOf(credential.issuer.id)),
    ...Object.fromEntries(lists),
  };
  const { verified, results } = await checkStatus({
    credential,
    suite: new DataIntegrityProof({ cryptosuite: boundedSuite }),
    documentLoader: documentLoader(documents),
  });
  expect(results).toHaveLength(lists.length);
  return verified ? 'STANDS' : 'ENDED';
}

/** The proof by @digitalbazaar/vc, the status by @digitalcredentials/vc-bitstring-status-list. */
async function byLibraries(text: string): Promise<Said> {
  const credential = JSON.parse(text);
  const { verified, error } = await verifyCredential({
    credential,
    suite: secondSuite(),
    documentLoader: secondLoader(documentsOf(await didDocumentOf(credential.issuer.id))),
    checkStatus: async () => ({ verified: true, results: [] }),
    now: ISSUED,
  });
  expect(verified, String(error)).toBe(true);
  return statusOf(credential);
}

async function byJose(text: string): Promise<Said> {
  const { payload } = await compactVerify(text, keyOf);
  return statusOf(JSON.parse(new TextDecoder().decode(payload)));
}

async function bySdJwt(text: string): Promise<Said> {
  const verifier = async (data: string, signature: string) => {
    const header = JSON.parse(Buffer.from(data.split('.')[0] ?? '', 'base64url').toString());
    return compactVerify(`${data}.${signature}`, await keyOf(header)).then(
      () => true,
      () => false,
    );
  };
  const theirs = new SDJwtVcInstance({
    hasher,
    verifier,
    statusVerifier: verifier,
    statusListFetcher: async (url) => (await fetched(url)).text(),
  });
  const ended = (problem: unknown): Said => {
    expect(String(problem)).toMatch(/Status is not valid/);
    return 'ENDED';
  };
  return theirs
    .verify(text, { currentDate: workshop.house.clock().getTime() / 1000 })
    .then((): Said => 'STANDS', ended);
}

/** The text of the iTXt chunk, read chunk by chunk (PNG, 11.3.3.4): keyword, two flags, two empty names, text. */
function textInPng(png: Buffer): string {
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const data = png.subarray(at + 8, at + 8 + length);
    if (png.toString('latin1', at + 4, at + 8) === 'iTXt' && data.includes('openbadgecredential'))
      return data.subarray('openbadgecredential'.length + 5).toString('utf8');
    at += 12 + length;
  }
  throw new Error('nothing baked');
}

const textInSvg = (svg: string): string =>
  /<openbadges:credential[^>]*>\s*<!\[CDATA\[(.*?)\]\]>/s.exec(svg)?.[1] ?? '';

const CHECKED: Readonly<Record<string, (file: Buffer) => Promise<Said>>> = {
  JSON: (file) => byLibraries(file.toString()),
  OB_JWT: (file) => byJose(file.toString()),
  VC_JWT: (file) => byJose(file.toString()),
  SD_JWT: (file) => bySdJwt(file.toString()),
  PNG: (file) => byLibraries(textInPng(file)),
  SVG: (file) => byLibraries(textInSvg(file.toString())),
  PDF: async (file) => {
    const [attached] = [...(await attachmentsOf(Uint8Array.from(file))).values()];
    return byLibraries(Buffer.from(attached!).toString());
  },
};

const said = async () =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(CHECKED).map(async ([form, check]) => [form, await check(Buffer.from(files[form]!))]),
    ),
  );
const every = (what: Said) => Object.fromEntries(Object.keys(CHECKED).map((form) => [form, what]));

describe('each envelope, by other people’s verifiers of that envelope', () => {
  it('stands while nothing was done', async () => {
    expect(await said()).toEqual(every('STANDS'));
  });

  it('is suspended where it carries suspension, and stands again once resumed', async () => {
    const context = () => workshop.house.context(workshop.coordinator);
    await suspendCredential(context(), { credential: issued.id, reason: 'HOLDER_ASKED' });
    expect(await said()).toEqual({ ...every('STANDS'), VC_JWT: 'ENDED', SD_JWT: 'ENDED' });
    workshop.house.clock.set(new Date(ISSUED.getTime() + 60_000));
    await resumeCredential(context(), { credential: issued.id });
    expect(await said()).toEqual(every('STANDS'));
  });

  it('is refused once the credential is revoked, one and all', async () => {
    await revokeMany(workshop.house.context(workshop.coordinator), {
      credentials: [issued.id],
      reason: 'WRONG_CONTENT',
    });
    expect(await said()).toEqual(every('ENDED'));
  });
});
