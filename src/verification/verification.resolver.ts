import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { LanguageEnum } from '../access/language.type.ts';
import type { Language } from '../base/language.ts';
import { demand, Refusal } from '../base/refusal.ts';
import type { Check } from './check.ts';
import { ownSources } from './own-sources.ts';
import { documentOf } from './proof-document.type.ts';
import { LARGEST_INPUT } from './read-proof.ts';
import { CheckType, ProofInput, VerdictType } from './verification.type.ts';
import { verifyProof } from './verify-credential.ts';

function bytesOf(base64: string): Uint8Array {
  if (base64.length > (LARGEST_INPUT * 4) / 3 + 4)
    throw new Refusal('TOO_LARGE', ['fileBase64'], { limit: '10 MB' });
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64)) {
    throw new Refusal('INVALID_INPUT', ['fileBase64'], { field: 'fileBase64', expected: 'base64' });
  }
  return Buffer.from(base64, 'base64');
}

@Resolver(() => VerdictType)
export class VerificationResolver {
  @Query(() => VerdictType, {
    description: 'Checks a proof, ours or another’s: for anyone, without signing in. Public.',
  })
  async verify(
    @Arg('input', () => ProofInput, { description: 'The proof.' }) input: ProofInput,
    @Ctx() context: Context,
  ): Promise<VerdictType> {
    const { text, fileBase64 } = input;
    if ((text == null) === (fileBase64 == null)) {
      throw new Refusal('INVALID_INPUT', ['input'], { field: 'input', expected: 'text | fileBase64' });
    }
    const proof = fileBase64 == null ? { text: text ?? '' } : { bytes: bytesOf(fileBase64) };
    const { outcome, checks, summary } = demand(await verifyProof(proof, ownSources(context)));
    const known = summary?.issuer.registeredName ?? null;
    return {
      outcome,
      checks,
      proof: summary && {
        issuerId: summary.issuer.id,
        issuerName: known === null || typeof known === 'string' ? known : known[context.language],
        issuerStatedName: summary.issuer.statedName,
        holderName: summary.holderName,
        achievementName: summary.achievementName,
        issuedOn: summary.issuedOn,
        document: summary.view && documentOf(summary.view),
      },
    };
  }
}

@Resolver(() => CheckType)
export class CheckResolver {
  @FieldResolver(() => String, {
    description: 'The answer in words, in the language asked for, else the request’s.',
  })
  reason(
    @Root() check: Check,
    @Ctx() context: Context,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'The wanted language.' })
    language?: Language,
  ): string {
    return check.reason[language ?? context.language];
  }
}
