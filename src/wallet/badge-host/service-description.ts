import { BADGE_HOST_SCOPES } from './badge-host.ts';

/** Where the API stands below the base URL (Open Badges 3.0, 6.2). */
export const BADGES_API = '/ims/ob/v3p0';
/** Where what belongs to OAuth stands. */
export const BADGES_OAUTH = '/openbadges';

const WHAT_FOR: Readonly<Record<keyof typeof BADGE_HOST_SCOPES, string>> = {
  READ_PROOFS: 'Read the proofs that their holder has chosen.',
  READ_NAME: 'Read the holder’s name.',
  COME_AGAIN: 'Read again later without the holder, until the consent ends.',
};

const scopes = Object.fromEntries(
  Object.entries(BADGE_HOST_SCOPES).map(([right, scope]) => [
    scope,
    WHAT_FOR[right as keyof typeof WHAT_FOR],
  ]),
);

const json = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});

const refused = json('Why not.', { $ref: '#/components/schemas/Imsx_StatusInfo' });

const secured = (operationId: string, summary: string, scope: string) => ({
  operationId,
  summary,
  security: [{ OAuth2ACG: [scope] }],
});

const query = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  description,
  schema,
});

/** The service description document (Open Badges 3.0, B.4.1): OpenAPI of what is really served. */
export function serviceDescription(baseUrl: string): object {
  const oauth = `${baseUrl}${BADGES_OAUTH}`;
  return {
    openapi: '3.0.1',
    info: {
      title: 'Pätevä',
      version: '1.0',
      // There are no terms besides what the privacy notice says.
      termsOfService: `${baseUrl}/privacy`,
      'x-imssf-privacyPolicyUrl': `${baseUrl}/privacy`,
      'x-imssf-image': `${baseUrl}/favicon.svg`,
    },
    servers: [{ url: `${baseUrl}${BADGES_API}` }],
    paths: {
      '/discovery': {
        get: {
          operationId: 'getServiceDescription',
          summary: 'This document.',
          responses: { 200: json('It.', { type: 'object' }) },
        },
      },
      '/credentials': {
        get: {
          ...secured('getCredentials', 'The chosen proofs, newest first.', BADGE_HOST_SCOPES.READ_PROOFS),
          parameters: [
            query('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
            query('offset', 'How many are left out first.', { type: 'integer', minimum: 0, default: 0 }),
            query('since', 'Only what was issued after this.', { type: 'string', format: 'date-time' }),
          ],
          responses: {
            200: {
              ...json('The proofs.', { $ref: '#/components/schemas/GetOpenBadgeCredentialsResponse' }),
              headers: {
                'X-Total-Count': { description: 'How many there are.', schema: { type: 'integer' } },
                Link: { description: 'next, prev, first, last.', schema: { type: 'string' } },
              },
            },
            default: refused,
          },
        },
      },
      '/profile': {
        get: {
          ...secured('getProfile', 'Whose proofs they are.', BADGE_HOST_SCOPES.READ_NAME),
          responses: { 200: json('The holder.', { type: 'object' }), default: refused },
        },
      },
    },
    components: {
      securitySchemes: {
        OAuth2ACG: {
          type: 'oauth2',
          description: 'Authorization code with PKCE (S256).',
          'x-imssf-registrationUrl': `${oauth}/register`,
          flows: {
            authorizationCode: {
              authorizationUrl: `${oauth}/authorize`,
              tokenUrl: `${oauth}/token`,
              refreshUrl: `${oauth}/token`,
              scopes,
            },
          },
        },
      },
      schemas: {
        GetOpenBadgeCredentialsResponse: {
          type: 'object',
          required: ['credential', 'compactJwsString'],
          properties: {
            credential: {
              type: 'array',
              items: { type: 'object' },
              description: 'OpenBadgeCredentials with a Data Integrity proof.',
            },
            compactJwsString: { type: 'array', items: { type: 'string' }, description: 'Empty.' },
          },
        },
        Imsx_StatusInfo: {
          type: 'object',
          required: ['imsx_codeMajor', 'imsx_severity'],
          properties: {
            imsx_codeMajor: { type: 'string', enum: ['success', 'processing', 'failure', 'unsupported'] },
            imsx_severity: { type: 'string', enum: ['status', 'warning', 'error'] },
            imsx_description: { type: 'string' },
            imsx_codeMinor: { type: 'object' },
          },
        },
      },
    },
  };
}

/** What an OAuth client reads of this server (RFC 8414). */
export const badgeHostMetadata = (baseUrl: string): object => {
  const oauth = `${baseUrl}${BADGES_OAUTH}`;
  return {
    issuer: oauth,
    authorization_endpoint: `${oauth}/authorize`,
    token_endpoint: `${oauth}/token`,
    registration_endpoint: `${oauth}/register`,
    revocation_endpoint: `${oauth}/revoke`,
    scopes_supported: Object.values(BADGE_HOST_SCOPES),
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    revocation_endpoint_auth_methods_supported: ['client_secret_basic'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    ui_locales_supported: ['fi', 'sv', 'en'],
  };
};
