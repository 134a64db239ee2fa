declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  interface Ctx {
    readonly oidc: {
      readonly client?: { readonly clientId: string };
      readonly session?: { readonly accountId?: string };
      readonly provider: { readonly Grant: new (of: { clientId: string; accountId: string }) => Grant };
    };
  }

  interface Settings {
    readonly interactions?: { url(ctx: Ctx, interaction: { readonly uid: string }): string };
    findAccount?(
      ctx: Ctx,
      sub: string,
    ): { readonly accountId: string; claims(): Record<string, unknown> } | undefined;
    loadExistingGrant?(ctx: Ctx): Promise<Grant>;
    readonly [setting: string]: unknown;
  }

  export class Provider {
    constructor(issuer: string, settings: Settings);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Record<string, unknown>,
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>;
  }
}
