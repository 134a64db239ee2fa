import { describe, expect, it } from 'vitest';
import { sdJwt } from '../../../src/credential/envelope/sd-jwt.ts';
import { badgeOfSdJwt, sdJwtClaims } from '../../../src/credential/envelope/sd-jwt-claims.ts';
import { openBadge } from '../../../src/credential/open-badge.ts';
import type { OpenBadge } from '../../../src/credential/shape.ts';
import { disclosuresOf, unpackedClaims } from '../../helpers/envelopes.ts';
import {
  badgeOptions,
  certificateAward,
  recognisedAward,
  signer,
  statementAward,
} from '../../helpers/sample-award.ts';

const badgeOf = (award: Parameters<typeof openBadge>[0]) => openBadge(award, badgeOptions) as OpenBadge;
const bare = (token: string) => `${token.split('~')[0]}~`;

describe('an SD-JWT with nothing disclosed', () => {
  it('still says what kind of document it is, of what, by whom, and every deviation', async () => {
    const claims = await unpackedClaims(bare(await sdJwt(badgeOf(recognisedAward), signer)));
    expect(claims).toMatchObject({
      title: expect.stringContaining('Soutuveneiden kunnostaminen'),
      issuer: { name: 'Näytekaupunki, Venevaja', business_id: '1234567-1' },
      achievement: { achievementType: 'Competency', name: 'Soutuveneiden kunnostaminen' },
    });
    const shown = (claims.result as { resultType: string }[]).map(({ resultType }) => resultType);
    expect(shown).toEqual(['ext:RequirementArea', 'ext:RequirementArea', 'ext:scope', 'ext:deviation']);
  });

  it('says nothing of who it is about', async () => {
    const text = JSON.stringify(await unpackedClaims(bare(await sdJwt(badgeOf(certificateAward), signer))));
    expect(text).not.toMatch(/Näyteniemi|1998-04-17|SEEN_BY_STAFF|"Venevaja"|pesee soutuveneen/);
  });

  it('tells how many requirements there are, so that leaving some out shows', async () => {
    const claims = await unpackedClaims(bare(await sdJwt(badgeOf(statementAward), signer)));
    expect(claims.result).toMatchObject([
      { name: 'Pesu ja puhdistus', value: '1', valueMax: '3' },
      { name: 'Korjaaminen', value: '1', valueMax: '2' },
    ]);
  });
});

describe('an SD-JWT', () => {
  it('discloses requirement by requirement', async () => {
    const token = await sdJwt(badgeOf(recognisedAward), signer);
    const one = disclosuresOf(token).find(({ value }) =>
      JSON.stringify(value.at(-1)).includes('"hioo ja lakkaa'),
    );
    const claims = await unpackedClaims(`${bare(token)}${one?.text}~`);
    const shown = (claims.result as { name: string; resultType: string }[]).filter(
      ({ resultType }) => resultType === 'Status',
    );
    expect(shown).toEqual([
      {
        id: expect.stringMatching(/#requirement-2-2$/),
        name: 'hioo ja lakkaa penkin',
        resultType: 'Status',
        status: 'Completed',
      },
    ]);
  });

  it('is another text each time, so that two copies are not told to be of one person by their digests', async () => {
    const [one, other] = [await sdJwt(badgeOf(partless), signer), await sdJwt(badgeOf(partless), signer)];
    const digests = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())._sd as string[];
    expect(digests(one).filter((digest) => digests(other).includes(digest))).toEqual([]);
  });

  it('points to the same place of the same list as the credential', () => {
    expect(sdJwtClaims(badgeOf(recognisedAward)).status).toEqual({
      status_list: { idx: badgeOptions.status.index, uri: `${badgeOptions.status.listUrl}/token` },
    });
  });

  it('is not made of a credential that it could not give back whole', async () => {
    const badge = badgeOf(recognisedAward);
    const [first] = badge.credentialSubject.result;
    const twice = {
      ...badge,
      credentialSubject: { ...badge.credentialSubject, result: [...badge.credentialSubject.result, first!] },
    };
    await expect(sdJwt(twice, signer)).rejects.toThrow('would not say the same');
    expect(badgeOfSdJwt(sdJwtClaims(badge))).toEqual(badge);
  });
});

const partless = { ...recognisedAward, deviationCodes: [] };
