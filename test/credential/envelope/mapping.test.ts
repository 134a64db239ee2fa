import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { badgePng, badgeSvg } from '../../../src/credential/envelope/badge-art.ts';
import { bakePng, unbakePng } from '../../../src/credential/envelope/baked-png.ts';
import { bakeSvg, unbakeSvg } from '../../../src/credential/envelope/baked-svg.ts';
import { badgeOfObJwt, type ObJwtClaims, obJwt } from '../../../src/credential/envelope/ob-jwt.ts';
import { sdJwt } from '../../../src/credential/envelope/sd-jwt.ts';
import { badgeOfSdJwt, type SdJwtClaims } from '../../../src/credential/envelope/sd-jwt-claims.ts';
import { badgeOfVcJwt, vcJwt } from '../../../src/credential/envelope/vc-jwt.ts';
import { issueOpenBadge } from '../../../src/credential/issue-open-badge.ts';
import type { OpenBadge } from '../../../src/credential/shape.ts';
import { unpackedClaims, viewOf } from '../../helpers/envelopes.ts';
import {
  badgeOptions,
  certificateAward,
  KEY_FRAGMENT,
  sampleAwards,
  signer,
} from '../../helpers/sample-award.ts';

const awards = {
  ...sampleAwards,
  'a certificate in Swedish': { ...certificateAward, language: 'sv' },
  'a certificate in English without place and birth date': {
    ...certificateAward,
    language: 'en',
    environment: undefined,
    holder: { ...certificateAward.holder, birthDate: undefined },
  },
} as const;

describe.each(Object.entries(awards))('%s says the same', async (_name, award) => {
  const signed = String(await issueOpenBadge(award, badgeOptions, signer));
  const badge = JSON.parse(signed) as OpenBadge;
  const { proof: _, ...claims } = badge;

  it('as an Open Badges JWT, which repeats what the standard wants repeated', async () => {
    const token = await obJwt(badge, signer);
    const payload = decodeJwt<ObJwtClaims>(token);
    expect(badgeOfObJwt(payload as ObJwtClaims)).toEqual(claims);
    expect(payload).toEqual({
      ...claims,
      iss: claims.issuer.id,
      jti: claims.id,
      nbf: Date.parse(claims.validFrom) / 1000,
      sub: claims.credentialSubject.id,
    });
    expect(decodeProtectedHeader(token)).toEqual({
      alg: 'EdDSA',
      kid: `${claims.issuer.id}#${KEY_FRAGMENT}`,
      typ: 'JWT',
    });
  });

  it('as vc+jwt, whose payload is the credential, with suspension beside revocation, and nothing else', async () => {
    const token = await vcJwt(badge, signer);
    const payload = decodeJwt(token);
    expect(badgeOfVcJwt(payload)).toEqual(claims);
    const { statusListCredential: listUrl, statusListIndex } = claims.credentialStatus;
    expect(payload).toEqual({
      ...claims,
      credentialStatus: [
        claims.credentialStatus,
        {
          id: `${listUrl}/suspension#${statusListIndex}`,
          type: 'BitstringStatusListEntry',
          statusPurpose: 'suspension',
          statusListIndex,
          statusListCredential: `${listUrl}/suspension`,
        },
      ],
    });
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'vc+jwt', cty: 'vc' });
  });

  it('as an SD-JWT VC with every disclosure', async () => {
    const all = await unpackedClaims(await sdJwt(badge, signer));
    expect(badgeOfSdJwt(all as unknown as SdJwtClaims)).toEqual(claims);
  });

  it('baked into a PNG and an SVG, to the byte', () => {
    const view = viewOf(badge);
    expect(unbakePng(bakePng(badgePng(view), signed))).toEqual({ kind: 'FOUND', text: signed });
    expect(unbakeSvg(bakeSvg(badgeSvg(view), signed))).toEqual({ kind: 'FOUND', text: signed });
  });
});
