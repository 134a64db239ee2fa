import type { LocalizedText } from '../../base/language.ts';

/** An OpenID provider as the settings describe it. */
export interface IdentityProvider {
  /** Short and stable: stands in addresses and beside linked identities. */
  readonly id: string;
  readonly name: LocalizedText;
  /** The issuer (OpenID Connect Discovery 1.0, 3). */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** STAFF: their organisation's own accounts. PARTICIPANTS: strong identification. */
  readonly audience: 'STAFF' | 'PARTICIPANTS';
  /** The authentication contexts that are asked for; the answer must name one of them. Empty: none is asked for. */
  readonly acr: readonly string[];
  /** The claims in which the provider says who a participant is. */
  readonly claims: { readonly givenNames: string; readonly familyName: string; readonly birthDate: string };
  /** Speaks http, on a machine for development or tests. */
  readonly insecure: boolean;
}

/** The provider of this name, where the settings have one. */
export const providerNamed = (
  { identityProviders }: { readonly identityProviders?: readonly IdentityProvider[] },
  id: string,
): IdentityProvider | null => identityProviders?.find((provider) => provider.id === id) ?? null;
