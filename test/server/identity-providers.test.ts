import { describe, expect, it } from 'vitest';
import { identityProviders } from '../../src/server/identity-providers.ts';

const city = {
  id: 'kaupunki',
  name: { fi: 'Kaupungin tunnus', en: 'City account' },
  issuer: 'https://login.example.org/city',
  clientId: 'pateva',
  clientSecret: 'not to be told',
  for: 'STAFF',
};
const read = (providers: unknown, production = true) =>
  identityProviders(typeof providers === 'string' ? providers : JSON.stringify(providers), production);

describe('PATEVA_OIDC_PROVIDERS', () => {
  it('may be left out', () => {
    expect(identityProviders(undefined, true)).toEqual([]);
  });

  it('describes providers, with the standard’s own claims unless others are named', () => {
    const strong = {
      ...city,
      id: 'tunnistus',
      for: 'PARTICIPANTS',
      scope: 'openid profile',
      acr: ['http://ftn.ficora.fi/2017/loa2'],
      claims: { birthDate: 'syntymaaika' },
    };
    const { for: _, ...settings } = city;
    const claims = { givenNames: 'given_name', familyName: 'family_name', birthDate: 'birthdate' };
    expect(read([city, strong])).toEqual([
      { ...settings, scope: 'openid', audience: 'STAFF', acr: [], claims, insecure: false },
      {
        ...settings,
        id: 'tunnistus',
        scope: 'openid profile',
        audience: 'PARTICIPANTS',
        acr: ['http://ftn.ficora.fi/2017/loa2'],
        claims: { ...claims, birthDate: 'syntymaaika' },
        insecure: false,
      },
    ]);
  });

  it('takes http outside production only', () => {
    const local = [{ ...city, issuer: 'http://localhost:5000' }];
    expect(read(local, false)[0]?.insecure).toBe(true);
    expect(() => read(local)).toThrow(
      'PATEVA_OIDC_PROVIDERS: kaupunki.issuer: production needs an https address',
    );
  });

  it.each([
    ['no JSON', 'not to be told', 'a JSON list of providers is needed'],
    ['no list', city, ' is missing or has the wrong form'],
    [
      'a missing secret',
      [{ ...city, clientSecret: undefined }],
      '0.clientSecret is missing or has the wrong form',
    ],
    ['a setting that nobody knows', [{ ...city, secret: 'x' }], '0 is missing or has the wrong form'],
    [
      'an id that an address is taken by',
      [{ ...city, id: 'callback' }],
      '0.id is missing or has the wrong form',
    ],
    ['a scope without openid', [{ ...city, scope: 'email' }], '0.scope is missing or has the wrong form'],
    ['the same id twice', [city, city], 'two have the same id'],
    [
      'strong identification that says not what is strong',
      [{ ...city, for: 'PARTICIPANTS' }],
      'kaupunki.acr: strong identification needs the contexts that count as strong',
    ],
  ])('stops the start at %s, and tells no value', (_, given, message) => {
    expect(() => read(given)).toThrow(new Error(`PATEVA_OIDC_PROVIDERS: ${message}`));
  });
});
