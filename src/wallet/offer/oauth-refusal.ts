/** Why another wallet's or a badge host's request was refused, in the words of OAuth 2.0 (RFC 6749, 6750, 7591) and OpenID4VCI 1.0 (6.3, 8.3.1). */
export type OauthCode =
  | 'invalid_request'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'invalid_token'
  | 'invalid_credential_request'
  | 'unknown_credential_configuration'
  | 'unknown_credential_identifier'
  | 'invalid_proof'
  | 'invalid_nonce'
  | 'invalid_encryption_parameters'
  | 'credential_request_denied'
  | 'invalid_client'
  | 'invalid_client_metadata'
  | 'invalid_redirect_uri'
  | 'invalid_scope'
  | 'insufficient_scope'
  | 'unsupported_response_type'
  | 'access_denied'
  | 'temporarily_unavailable';

/** Such a request that was refused. Thrown, so that the act around it rolls back. */
export class OauthRefusal {
  readonly code: OauthCode;
  /** For whoever wrote the other program; never about a person. */
  readonly description: string;

  constructor(code: OauthCode, description: string) {
    this.code = code;
    this.description = description;
  }
}
