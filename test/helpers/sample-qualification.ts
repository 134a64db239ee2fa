import { readFileSync } from 'node:fs';

/** The demo's own document. Read anew each time, so that a test may change what it got. */
export const sampleText = (): string =>
  readFileSync(new URL('../../src/cli/demo/sample-qualification.json', import.meta.url), 'utf8');

/** The document as JSON, with changes made by `change`. */
export function sampleWith(change: (document: SampleDocument) => void): string {
  const document = JSON.parse(sampleText()) as SampleDocument;
  change(document);
  return JSON.stringify(document);
}

interface SampleRequirement {
  koodi: { uri: string } | null;
  vaatimus: Record<string, string>;
}
interface SampleRequirements {
  vaatimukset: SampleRequirement[];
  kohdealueet: { kuvaus: Record<string, string>; vaatimukset: SampleRequirement[] }[];
}
interface SampleUnit {
  [field: string]: unknown;
  id: number;
  nimi: Record<string, string>;
  tila: string;
  ammattitaitovaatimukset2019: SampleRequirements;
}
export interface SampleDocument {
  [field: string]: unknown;
  id: number;
  globalVersion: { aikaleima: number };
  suoritustavat: Record<string, unknown>[];
  tutkinnonOsat: [SampleUnit, SampleUnit];
}
