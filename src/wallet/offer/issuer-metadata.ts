import {
  type AuthorizationServerMetadata,
  Oauth2AuthorizationServer,
  preAuthorizedCodeGrantIdentifier,
} from '@openid4vc/oauth2';
import {
  type CredentialIssuerMetadata,
  type IssuerMetadataResult,
  Openid4vciIssuer,
} from '@openid4vc/openid4vci';
import { LANGUAGES, type OwnText } from '../../base/language.ts';
import { CREDENTIALS_V2, OPEN_BADGES_V3 } from '../../credential/document-loader.ts';
import { LEARNING_CREDENTIAL } from '../../credential/envelope/learning-credential.ts';
import { sdJwtType } from '../../credential/envelope/sd-jwt-claims.ts';
import { HOLDER_ALGORITHMS } from '../holder-key.ts';
import type { OfferedForm } from './credential-offer.ts';
import { walletCallbacks } from './wallet-callbacks.ts';

const NAME: Readonly<Record<OfferedForm, OwnText>> = {
  OpenBadge: { fi: 'Todistus osaamisesta', sv: 'Intyg över kunnande', en: 'Proof of competence' },
  OpenBadgeSdJwt: {
    fi: 'Todistus osaamisesta, osina näytettävä',
    sv: 'Intyg över kunnande, att visas i delar',
    en: 'Proof of competence, shown in parts',
  },
  EudiLearningCredential: {
    fi: 'Oppimisen todistus (EU)',
    sv: 'Lärandeintyg (EU)',
    en: 'Learning credential (EU)',
  },
};

/** What a wallet reads before it claims anything (OpenID4VCI 1.0, 12.2). */
export function credentialIssuerMetadata(baseUrl: string): CredentialIssuerMetadata {
  const form = (name: OfferedForm) => ({
    credential_signing_alg_values_supported: ['EdDSA'],
    cryptographic_binding_methods_supported: ['jwk', 'did:key', 'did:jwk'],
    proof_types_supported: { jwt: { proof_signing_alg_values_supported: [...HOLDER_ALGORITHMS] } },
    credential_metadata: { display: LANGUAGES.map((locale) => ({ locale, name: NAME[name][locale] })) },
  });
  return {
    credential_issuer: baseUrl,
    // Besides what OpenID4VCI asks for: wallets exist that look for the authorization server's words here.
    issuer: baseUrl,
    token_endpoint: `${baseUrl}/openid4vci/token`,
    authorization_details_types_supported: ['openid_credential'],
    credential_endpoint: `${baseUrl}/openid4vci/credential`,
    nonce_endpoint: `${baseUrl}/openid4vci/nonce`,
    credential_configurations_supported: {
      OpenBadge: {
        format: 'ldp_vc',
        ...form('OpenBadge'),
        credential_signing_alg_values_supported: ['eddsa-rdfc-2022'],
        credential_definition: {
          '@context': [CREDENTIALS_V2, OPEN_BADGES_V3],
          type: ['VerifiableCredential', 'OpenBadgeCredential'],
        },
      },
      OpenBadgeSdJwt: { format: 'dc+sd-jwt', vct: sdJwtType(baseUrl), ...form('OpenBadgeSdJwt') },
      EudiLearningCredential: {
        format: 'dc+sd-jwt',
        vct: LEARNING_CREDENTIAL,
        ...form('EudiLearningCredential'),
      },
    },
  };
}

/** RFC 8414, with what OpenID4VCI 1.0 (12.3) adds: a wallet redeems a code without being known before. */
export const authorizationServerMetadata = (baseUrl: string): AuthorizationServerMetadata =>
  new Oauth2AuthorizationServer({ callbacks: walletCallbacks }).createAuthorizationServerMetadata({
    issuer: baseUrl,
    token_endpoint: `${baseUrl}/openid4vci/token`,
    token_endpoint_auth_methods_supported: ['none'],
    response_types_supported: [],
    grant_types_supported: [preAuthorizedCodeGrantIdentifier],
    authorization_details_types_supported: ['openid_credential'],
    'pre-authorized_grant_anonymous_access_supported': true,
  });

export const openid4vciIssuer = new Openid4vciIssuer({ callbacks: walletCallbacks });

/** The metadata as the library takes it, its shape checked. */
export function checkedMetadata(baseUrl: string): IssuerMetadataResult {
  const credentialIssuer = openid4vciIssuer.createCredentialIssuerMetadata(credentialIssuerMetadata(baseUrl));
  return {
    credentialIssuer,
    authorizationServers: [authorizationServerMetadata(baseUrl)],
    originalDraftVersion: 'V1',
    knownCredentialConfigurations:
      openid4vciIssuer.getKnownCredentialConfigurationsSupported(credentialIssuer),
  } as IssuerMetadataResult;
}
