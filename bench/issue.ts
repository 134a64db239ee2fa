import { createPrivateKey, hash, sign } from 'node:crypto';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { canonize, NQuads } from 'rdf-canonize';
import { signCompiled } from '../src/credential/compiled/sign-compiled.ts';
import { documentLoader } from '../src/credential/document-loader.ts';
import { signCredential } from '../src/credential/sign.ts';
import { ISSUED_AT, PRIVATE_KEY, signer } from '../test/helpers/sample-award.ts';
import { median, rate } from './rate.ts';
import { badge, certificate } from './samples.ts';

export interface IssueFigures {
  readonly credential: string;
  readonly quads: number;
  /** Credentials a second, the median of the rounds. */
  readonly compiled: number;
  readonly library: number;
  readonly floor: number;
  /** Medians of each round's own ratio. */
  readonly timesLibrary: number;
  readonly ofFloor: number;
  readonly targets: { readonly timesLibrary: number; readonly ofFloor: number };
}

const key = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), PRIVATE_KEY]),
  format: 'der',
  type: 'pkcs8',
});

/** What no issuing can do without: a ready dataset made canonical by the library, two hashes, one signature. */
async function floorOf(dataset: readonly object[], options: string): Promise<Uint8Array> {
  const text = await canonize(dataset, { algorithm: 'RDFC-1.0', format: 'application/n-quads' });
  return sign(null, Buffer.concat([hash('sha256', options, 'buffer'), hash('sha256', text, 'buffer')]), key);
}

/** As many before anything is counted: a server has signed more within seconds. */
const WARM = 2_000;

async function figures(
  name: string,
  make: (at: number) => object,
  timesLibrary: number,
  rounds: number,
): Promise<IssueFigures> {
  const credentials = Array.from({ length: 200 }, (_, at) => make(at));
  const pick = (at: number): object => credentials[at % credentials.length]!;
  const text = await cryptosuite.canonize(pick(0), { documentLoader: documentLoader() });
  const dataset = NQuads.parse(text);
  // Five lines, as long as the proof options of a credential are.
  const options = text.slice(0, 600);
  for (let at = 0; at < 3; at++) {
    const [ours, theirs] = [
      await signCompiled(pick(at), signer, ISSUED_AT),
      await signCredential(pick(at), signer, ISSUED_AT),
    ];
    if (ours !== theirs) throw new Error(`${name}: the compiled path signs other bytes than the library`);
  }
  for (let at = 0; at < WARM; at++) await signCompiled(pick(at), signer, ISSUED_AT);
  const runs: { compiled: number; library: number; floor: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    runs.push({
      compiled: await rate((at) => signCompiled(pick(at), signer, ISSUED_AT)),
      library: await rate((at) => signCredential(pick(at), signer, ISSUED_AT)),
      floor: await rate(() => floorOf(dataset, options)),
    });
  }
  // The first round warms the compiler up.
  const counted = runs.slice(1);
  return {
    credential: name,
    quads: dataset.length,
    compiled: median(counted.map((run) => run.compiled)),
    library: median(counted.map((run) => run.library)),
    floor: median(counted.map((run) => run.floor)),
    timesLibrary: median(counted.map((run) => run.compiled / run.library)),
    ofFloor: median(counted.map((run) => run.compiled / run.floor)),
    targets: { timesLibrary, ofFloor: 0.4 },
  };
}

/** Issuing: the compiled path, the library, and the floor, in turns within one run. */
export const benchIssue = async (rounds: number): Promise<IssueFigures[]> => [
  await figures('badge', badge, 30, rounds),
  await figures('certificate of competence, 28 requirements', certificate, 10, rounds),
];
