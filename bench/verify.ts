import { hash, verify } from 'node:crypto';
import { createInterface } from 'node:readline';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalcredentials/vc';
import { canonize, NQuads } from 'rdf-canonize';
import { Refusal } from '../src/base/refusal.ts';
import { fromBase58 } from '../src/credential/compiled/base58.ts';
import { signCompiled } from '../src/credential/compiled/sign-compiled.ts';
import { didDocument, didKey } from '../src/credential/did.ts';
import { documentLoader } from '../src/credential/document-loader.ts';
import { localSigner, publicKeyMultibase } from '../src/credential/key-pair.ts';
import { emptyList, signStatusList } from '../src/credential/status-list.ts';
import { ed25519Key } from '../src/verification/ed25519-key.ts';
import { remembered } from '../src/verification/known-text.ts';
import { parsedDocument } from '../src/verification/parsed-document.ts';
import { signatureHolds } from '../src/verification/signature-holds.ts';
import { type VerificationSources, verifyProof } from '../src/verification/verify-credential.ts';
import { script } from '../test/helpers/child.ts';
import {
  ISSUED_AT,
  ISSUER_DID,
  KEY_FRAGMENT,
  LIST_URL,
  PRIVATE_KEY,
  signer,
} from '../test/helpers/sample-award.ts';
import { median, rate } from './rate.ts';
import { badge, certificate } from './samples.ts';

export interface VerifyFigures {
  readonly credential: string;
  readonly quads: number;
  /** Whole verdicts a second, status included, the median of the rounds. */
  readonly verdict: number;
  /** Signatures alone. */
  readonly signature: number;
  /** `verifyCredential` of `@digitalcredentials/vc`: the proof and the data model, told that nothing is revoked. */
  readonly library: number;
  readonly floor: number;
  /** Whole verdicts on the same claims from a did:key issuer without a status, and `verifier-core` on the same text. */
  readonly stranger: number;
  readonly verifierCore: number;
  /** Medians of each round's own ratio. */
  readonly timesLibrary: number;
  readonly timesVerifierCore: number;
  readonly ofFloor: number;
  readonly targets: { readonly timesLibrary: number; readonly timesVerifierCore: number };
}

const MULTIKEY = 'https://w3id.org/security/multikey/v1';
const CREDENTIALS = 40;
/** As many verdicts before anything is counted: a server has given more within a minute. */
const WARM = 2_000;

interface Signed extends Record<string, unknown> {
  readonly proof: Record<string, unknown>;
}

const multibase = await publicKeyMultibase(PRIVATE_KEY);
const issuer = didDocument(ISSUER_DID, [
  { fragment: KEY_FRAGMENT, publicKeyMultibase: multibase, state: 'ACTIVE' },
]);
const [method] = issuer.verificationMethod;
const list = parsedDocument(
  await signStatusList({ url: LIST_URL, issuer: ISSUER_DID, list: emptyList(), issuedAt: ISSUED_AT }, signer),
);

/** A server's own issuer, its DID document and its list at hand as they are within their ttl. */
const sources: VerificationSources = {
  now: ISSUED_AT,
  didDocument: async () => issuer,
  statusList: async () => list,
  trustedIssuer: () => null,
  isOurs: () => false,
};
const nobody: VerificationSources = {
  ...sources,
  didDocument: async () => null,
  statusList: async () => null,
};

const loader = documentLoader({
  [issuer.id]: issuer,
  ...Object.fromEntries(issuer.verificationMethod.map((one) => [one.id, { '@context': MULTIKEY, ...one }])),
});

async function byLibrary(credential: Signed): Promise<void> {
  const { verified, error } = await verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: loader,
    checkStatus: async () => ({ verified: true }),
    now: ISSUED_AT,
  });
  if (!verified) throw error ?? new Error('the library does not verify it');
}

async function ours(text: string, asked: VerificationSources): Promise<void> {
  const verdict = await verifyProof({ text }, asked);
  if (verdict instanceof Refusal || verdict.outcome !== 'VALID')
    throw new Error(`ours does not verify it: ${JSON.stringify(verdict)}`);
}

/** What no verifying can do without: a ready dataset made canonical by the library, two hashes, one signature checked. */
async function floorOf({ proof, ...document }: Signed): Promise<() => Promise<void>> {
  const { proofValue, ...options } = proof;
  const written = await cryptosuite.canonize(
    { '@context': document['@context'], ...options },
    { documentLoader: documentLoader() },
  );
  const dataset = NQuads.parse(await cryptosuite.canonize(document, { documentLoader: documentLoader() }));
  const key = ed25519Key(multibase);
  const signature = fromBase58(String(proofValue).slice(1));
  if (!key || !signature) throw new Error('no key or no signature');
  return async () => {
    const text = await canonize(dataset, { algorithm: 'RDFC-1.0', format: 'application/n-quads' });
    const data = Buffer.concat([hash('sha256', written, 'buffer'), hash('sha256', text, 'buffer')]);
    if (!verify(null, data, key, signature)) throw new Error('the floor does not verify it');
  };
}

/** The same claims by a did:key issuer, without a status. */
async function byStranger(unsigned: object): Promise<Signed> {
  const { did, verificationMethod } = didKey(multibase);
  const { credentialStatus: _, issuer: profile, ...rest } = unsigned as Record<string, object>;
  const key = localSigner(verificationMethod, PRIVATE_KEY);
  return JSON.parse(
    await signCompiled({ ...rest, issuer: { ...profile, id: did } }, key, ISSUED_AT),
  ) as Signed;
}

/** `verifier-core` in a process of its own; each call is one round. */
async function verifierCore(credentials: readonly object[]) {
  const child = script('bench/verifier-core.ts', []);
  const lines = createInterface({ input: child.process.stdout })[Symbol.asyncIterator]();
  child.process.stdin.write(`${JSON.stringify(credentials)}\n`);
  return {
    async round(): Promise<number> {
      child.process.stdin.write('round\n');
      const line = await lines.next();
      if (line.done) throw new Error(`verifier-core ended: ${child.err()}`);
      return Number(line.value);
    },
    async end(): Promise<void> {
      child.process.stdin.end();
      await child.ended;
    },
  };
}

async function figures(name: string, make: (at: number) => object, rounds: number): Promise<VerifyFigures> {
  const unsigned = Array.from({ length: CREDENTIALS }, (_, at) => make(at));
  const texts = await Promise.all(unsigned.map((one) => signCompiled(one, signer, ISSUED_AT)));
  const signed = texts.map((text) => JSON.parse(text) as Signed);
  const strangers = await Promise.all(unsigned.slice(0, 10).map(byStranger));
  const strangersTexts = strangers.map((one) => JSON.stringify(one));
  const floor = await floorOf(signed[0]!);
  const core = await verifierCore(strangers);
  for (let at = 0; at < WARM; at++) {
    await ours(texts[at % CREDENTIALS]!, sources);
    if (at % 20 === 0) await byLibrary(signed[at % CREDENTIALS]!);
  }
  const runs: Omit<VerifyFigures, 'credential' | 'quads' | `times${string}` | 'ofFloor' | 'targets'>[] = [];
  for (let round = 0; round <= rounds; round++) {
    runs.push({
      verdict: await rate((at) => ours(texts[at % CREDENTIALS]!, sources)),
      signature: await rate(async (at) => {
        const { proof, ...document } = signed[at % CREDENTIALS]!;
        if ((await signatureHolds(document, proof, method!)) !== 'HOLDS') throw new Error('does not hold');
      }),
      library: await rate((at) => byLibrary(signed[at % CREDENTIALS]!)),
      floor: await rate(floor),
      stranger: await rate((at) => ours(strangersTexts[at % strangersTexts.length]!, nobody)),
      verifierCore: await core.round(),
    });
    await remembered();
  }
  await core.end();
  // The first round warms the compiler up.
  const counted = runs.slice(1);
  const middle = (of: (run: (typeof runs)[number]) => number) => median(counted.map(of));
  return {
    credential: name,
    quads:
      (await cryptosuite.canonize(unsigned[0]!, { documentLoader: documentLoader() })).split('\n').length - 1,
    verdict: middle((run) => run.verdict),
    signature: middle((run) => run.signature),
    library: middle((run) => run.library),
    floor: middle((run) => run.floor),
    stranger: middle((run) => run.stranger),
    verifierCore: middle((run) => run.verifierCore),
    timesLibrary: middle((run) => run.verdict / run.library),
    timesVerifierCore: middle((run) => run.stranger / run.verifierCore),
    ofFloor: middle((run) => run.verdict / run.floor),
    targets: { timesLibrary: 5, timesVerifierCore: 5 },
  };
}

/** Verifying: whole verdicts, signatures alone, two libraries, and the floor, in turns within one run. */
export const benchVerify = async (rounds: number): Promise<VerifyFigures[]> => [
  await figures('badge', badge, rounds),
  await figures('certificate of competence, 28 requirements', certificate, rounds),
];
