import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { LanguageEnum } from '../access/language.type.ts';
import type { Language } from '../base/language.ts';
import { demand, Refusal } from '../base/refusal.ts';
import { serverDid, serverSigner } from '../credential/server-key.ts';
import { type Check, outcomeOf } from './check.ts';
import { EarlierVerdictType } from './earlier-verdict.type.ts';
import type { ErasureReceiptVerdict } from './erasure-receipt.ts';
import { ErasureReceiptVerdictType } from './erasure-verdict.type.ts';
import { type Examined, isSame } from './examined.ts';
import { ownSources } from './own-sources.ts';
import { LARGEST_INPUT } from './read-proof.ts';
import { type EarlierVerdict, signReceipt } from './receipt.ts';
import { type ToldVerdict, verdictFor } from './verdict-for.ts';
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
  ): Promise<ToldVerdict> {
    const { text, fileBase64, receipt } = input;
    if ((text == null) === (fileBase64 == null)) {
      throw new Refusal('INVALID_INPUT', ['input'], { field: 'input', expected: 'text | fileBase64' });
    }
    const sources = ownSources(context);
    const proof = fileBase64 == null ? { text: text ?? '' } : { bytes: bytesOf(fileBase64) };
    const verdict = demand(await verifyProof(proof, sources));
    const beside = receipt == null ? null : demand(await verifyProof({ text: receipt }, sources));
    if (beside && !beside.earlier)
      throw new Refusal('INVALID_INPUT', ['receipt'], { field: 'receipt', expected: 'JWT' });
    const earlier = beside?.earlier ?? verdict.earlier;
    const examined = beside && verdict.examined;
    return verdictFor(verdict, context, earlier && earlierOf(earlier, examined, serverDid(context)));
  }

  @FieldResolver(() => EarlierVerdictType, {
    nullable: true,
    description: 'What a receipt says, where one was given.',
  })
  earlier(@Root() { earlier }: ToldVerdict): EarlierVerdictType | null {
    return earlier;
  }

  @FieldResolver(() => ErasureReceiptVerdictType, {
    nullable: true,
    description: 'What the receipt of an erasure says, where one was given in the proof’s place.',
  })
  erasure(@Root() { verdict }: ToldVerdict, @Ctx() context: Context): ErasureReceiptVerdictType | null {
    return verdict.erasure && erasureOf(verdict.erasure, serverDid(context));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The receipt: what was checked, how it came out and when, signed by this server (JWT). Holds digests and codes, no names and no claims; verified by `verify` itself. Null for a receipt.',
  })
  async receipt(@Root() { verdict }: ToldVerdict, @Ctx() context: Context): Promise<string | null> {
    if (verdict.credentials.length === 0 && (verdict.earlier || verdict.erasure)) return null;
    const { did, signer } = await serverSigner(context);
    return signReceipt(verdict, did, signer, context.now);
  }
}

function earlierOf(
  { checks, server, found }: EarlierVerdict,
  examined: Examined | null,
  thisServer: string,
): EarlierVerdictType {
  return {
    genuine: outcomeOf(checks.filter(({ name }) => name !== 'RECEIPT')),
    checks,
    server,
    isThisServer: found !== null && server === thisServer,
    found: found && { ...found, fileSha256: found.examined.fileSha256 },
    isOfThisProof: found && examined && isSame(found.examined, examined),
  };
}

function erasureOf(
  { checks, server, erased }: ErasureReceiptVerdict,
  thisServer: string,
): ErasureReceiptVerdictType {
  return {
    genuine: outcomeOf(checks),
    checks,
    server,
    isThisServer: erased !== null && server === thisServer,
    said: erased,
  };
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
