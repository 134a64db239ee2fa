import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { openBadge } from '../../src/credential/open-badge.ts';
import { signCredential } from '../../src/credential/sign.ts';
import { leaves, withLeaf } from '../helpers/json-leaf.ts';
import {
  badgeOptions,
  ISSUED_AT,
  issuerDocument,
  PRIVATE_KEY,
  sampleAwards,
  signer,
} from '../helpers/sample-award.ts';
import { judge } from '../helpers/sample-sources.ts';
import { signElsewhere, verifiesElsewhere } from '../helpers/second-verifier.ts';

const kinds = Object.entries(sampleAwards);
const signedTextOf = async (award: (typeof kinds)[number][1]): Promise<string> => {
  const text = await issueOpenBadge(award, badgeOptions, signer);
  if (text instanceof Refusal) throw text;
  return text;
};

describe.each(kinds)('%s', (_name, award) => {
  it('is signed with the very bytes that another implementation writes', async () => {
    const unsigned = openBadge(award, badgeOptions);
    const ours = JSON.parse(await signedTextOf(award));
    const theirs = await signElsewhere(
      unsigned,
      signer.verificationMethod,
      PRIVATE_KEY,
      '2026-03-21T09:30:00Z',
    );
    expect(ours).toEqual(theirs);
  });

  it('gives the same bytes every time and leaves what it signs untouched', async () => {
    const unsigned = openBadge(award, badgeOptions);
    if (unsigned instanceof Refusal) throw unsigned;
    const before = structuredClone(unsigned);
    const first = await signCredential(unsigned, signer, ISSUED_AT);
    expect(unsigned).toEqual(before);
    expect(await signCredential(unsigned, signer, ISSUED_AT)).toBe(first);
    expect(await signedTextOf(award)).toBe(first);
  });

  it('verifies with another implementation and its own loader, and here', async () => {
    const text = await signedTextOf(award);
    expect(await verifiesElsewhere(JSON.parse(text), await issuerDocument(), ISSUED_AT)).toBe(true);
    expect((await judge({ text })).outcome).toBe('VALID');
  });

  it('fails there and here after any change of any claim', async () => {
    const signed = JSON.parse(await signedTextOf(award));
    const document = await issuerDocument();
    const all = leaves(signed);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), fc.nat(), async (path, where) => {
        const changed = withLeaf(signed, path, where) as object;
        expect(await verifiesElsewhere(changed, document, ISSUED_AT)).toBe(false);
        expect((await judge({ text: JSON.stringify(changed) })).outcome).not.toBe('VALID');
      }),
      { numRuns: 60 },
    );
  });
});

it('signs nothing that its contexts do not define', async () => {
  const badge = {
    ...(openBadge(sampleAwards['a school’s statement'], badgeOptions) as object),
    favouriteColour: 'green',
  };
  await expect(signCredential(badge, signer, ISSUED_AT)).rejects.toThrow(/safe mode/i);
});
