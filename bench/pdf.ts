import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../src/base/refusal.ts';
import { type CertificateInput, certificatePdf } from '../src/credential/certificate-pdf.ts';
import { certificateViewOf } from '../src/credential/certificate-view-of.ts';
import { compactClaims, compactProof } from '../src/credential/compact-proof.ts';
import { signCompiled } from '../src/credential/compiled/sign-compiled.ts';
import type { OpenBadge } from '../src/credential/shape.ts';
import { openBrowser } from '../test/helpers/browser.ts';
import { BASE_URL, ISSUED_AT, signer } from '../test/helpers/sample-award.ts';
import { certificateHtml, fontConfiguration } from './pdf-page.ts';
import { median } from './rate.ts';
import { certificate } from './samples.ts';

export interface PdfFigures {
  readonly document: string;
  readonly pages: number;
  /** Bytes of one file, the middle one. */
  readonly size: { readonly ours: number; readonly chromium: number };
  /** PDFs a second by the median time of one, the median of the rounds. */
  readonly ours: number;
  readonly chromium: number;
  /** The median of each round's own ratio. */
  readonly ratio: number;
  readonly target: number;
}

/** In each round so many prints, each with so many drawings right after it, so that both meet the same machine. */
const PRINTS = 8;
const DRAWS = 5;
const WARM_UP = 300;

async function milliseconds(one: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await one();
  return performance.now() - from;
}

/**
 * Drawing certificates of competence with 28 requirements, each for another holder, against Chromium printing a page of
 * the same content, tagged and with bookmarks as ours. The browser and its page are warm, its HTML is made beforehand,
 * and the typeface is one of its system's, so that it only lays out and prints. Ours also encodes the QR code, draws the
 * ring and attaches the credential.
 */
export async function benchPdf(rounds: number): Promise<PdfFigures> {
  const inputs: CertificateInput[] = [];
  for (let at = 0; at < 40; at++) inputs.push(await inputOf(certificate(at)));
  const pages = inputs.map(({ view, verifyUrl, qrPayload }) => certificateHtml(view, verifyUrl, qrPayload));
  const folder = mkdtempSync(join(tmpdir(), 'pateva-bench-'));
  const fonts = join(folder, 'fonts.conf');
  writeFileSync(fonts, fontConfiguration(join(folder, 'cache')));
  const browser = await openBrowser({ FONTCONFIG_FILE: fonts });
  try {
    const page = await browser.newPage();
    const draw = (at: number) => certificatePdf(inputs[at % inputs.length]!);
    const print = async (at: number) => {
      await page.setContent(pages[at % pages.length]!);
      return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    };
    const [ours, theirs] = [await draw(0), await print(0)];
    for (let at = 0; at < WARM_UP; at++) await draw(at);
    const runs: { ours: number; chromium: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      const [drawing, printing]: [number[], number[]] = [[], []];
      for (let at = 0; at < PRINTS; at++) {
        printing.push(await milliseconds(() => print(at)));
        for (let more = 0; more < DRAWS; more++)
          drawing.push(await milliseconds(() => draw(at * DRAWS + more)));
      }
      runs.push({ ours: 1000 / median(drawing), chromium: 1000 / median(printing) });
    }
    // The first round warms the compiler up.
    const counted = runs.slice(1);
    return {
      document: 'certificate of competence, 28 requirements',
      pages: pagesIn(theirs),
      size: { ours: ours.length, chromium: theirs.length },
      ours: median(counted.map((run) => run.ours)),
      chromium: median(counted.map((run) => run.chromium)),
      ratio: median(counted.map((run) => run.ours / run.chromium)),
      target: 20,
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inputOf(unsigned: object): Promise<CertificateInput> {
  const text = await signCompiled(unsigned, signer, ISSUED_AT);
  const badge = JSON.parse(text) as OpenBadge;
  const view = certificateViewOf(badge);
  if (view instanceof Refusal) throw view;
  const verifyUrl = `${BASE_URL}/v/${badge.id.slice('urn:uuid:'.length)}`;
  return {
    view,
    signed: Buffer.from(text),
    fileName: 'osaamistodistus.json',
    verifyUrl,
    qrPayload: `${verifyUrl}#${await compactProof(compactClaims(badge), signer)}`,
    issuedAt: ISSUED_AT,
    colour: '#1B4F8A',
  };
}

const pagesIn = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/gu)?.length ?? 0;
