import { and, eq, isNull } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { printActivationCards } from '../access/acts/print-activation-cards.ts';
import { createRecoveryCard, recoverWallet } from '../access/acts/recover-wallet.ts';
import { type Context, signedIn } from '../access/context.ts';
import { recoveryCard } from '../access/recovery.table.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { Viewer } from '../access/viewer.resolver.ts';
import { activationCardsPdf } from './activation-cards-pdf.ts';
import {
  ActivationCardsPrinted,
  CreateRecoveryCardInput,
  PrintActivationCardsInput,
  RecoverWalletInput,
  RecoveryCardCreated,
  RecoveryCardType,
  WalletRecovered,
} from './card.type.ts';
import { RECOVERY_WORDS } from './recovery-card.text.ts';
import { recoveryCardPdf } from './recovery-card-pdf.ts';

const PrintActivationCardsResult = resultUnion('PrintActivationCardsResult', ActivationCardsPrinted);
const CreateRecoveryCardResult = resultUnion('CreateRecoveryCardResult', RecoveryCardCreated);
const RecoverWalletResult = resultUnion('RecoverWalletResult', WalletRecovered);

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

@Resolver(() => Viewer)
export class CardResolver {
  @Mutation(() => PrintActivationCardsResult, {
    description:
      'Prints activation cards for participants of a group who have not opened their wallets (its instructor). Each is good for 14 days, once; older ones are void.',
  })
  async printActivationCards(
    @Arg('input', () => PrintActivationCardsInput, { description: 'For whom, and in which language.' })
    input: PrintActivationCardsInput,
    @Ctx() context: Context,
  ) {
    const cards = await printActivationCards(context, input);
    const pdf = activationCardsPdf(cards, {
      kind: 'ACTIVATION',
      language: input.language,
      address: `${context.baseUrl}/activate`,
      at: context.now,
    });
    return { pdfBase64: base64(pdf), cards };
  }

  @Mutation(() => CreateRecoveryCardResult, {
    description:
      'Makes the participant’s recovery card, to print and keep at home (a TRUSTED session); the one before is void. It opens the wallet, never the private part.',
  })
  async createRecoveryCard(
    @Ctx() context: Context,
    @Arg('input', () => CreateRecoveryCardInput, { nullable: true, description: 'In which language.' })
    input?: CreateRecoveryCardInput,
  ) {
    const { code } = await createRecoveryCard(context);
    const language = input?.language ?? context.language;
    const address = `${context.baseUrl}/recover`;
    return {
      recoveryCode: code,
      pdfBase64: base64(recoveryCardPdf({ code, language, address, at: context.now })),
    };
  }

  @Mutation(() => RecoverWalletResult, {
    description:
      'Takes a wallet back with its recovery card, which is used up by it: a new PIN, every other session ended, every device forgotten. Public.',
  })
  async recoverWallet(
    @Arg('input', () => RecoverWalletInput, { description: 'The code and a new PIN.' })
    input: RecoverWalletInput,
    @Ctx() context: Context,
  ) {
    return {
      ...(await recoverWallet(context, input)),
      nextStep: RECOVERY_WORDS[context.language].used,
    };
  }

  @FieldResolver(() => RecoveryCardType, {
    nullable: true,
    description: 'The viewer’s recovery card; null where none stands, and one should be printed.',
  })
  async recoveryCard(@Ctx() context: Context) {
    const me = signedIn(context).participant;
    if (!me) return null;
    const [card] = await context.database.sql
      .select({ createdAt: recoveryCard.createdAt })
      .from(recoveryCard)
      .where(
        and(eq(recoveryCard.participant, me), isNull(recoveryCard.usedAt), isNull(recoveryCard.voidedAt)),
      );
    return card ?? null;
  }
}
