import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { type Context, signedIn } from '../../access/context.ts';
import { resultUnion } from '../../access/refusal.type.ts';
import { DateTime } from '../../access/scalar.ts';
import { Viewer } from '../../access/viewer.resolver.ts';
import type { Id } from '../../base/id.ts';
import { demandThat } from '../../base/refusal.ts';
import { type Archive, type ArchiveFile, archivesOf, readArchiveFile } from './archive.ts';
import { withBroughtFile } from './brought-file.ts';
import { importWallet } from './import-wallet.ts';

@ObjectType({ description: 'A file of a wallet that was brought from elsewhere, as it came.' })
export class ImportedFile {
  @Field(() => String, { description: 'Its path in that wallet.' })
  path!: string;

  @Field(() => String, { description: 'Its media type.' })
  mediaType!: string;

  @Field(() => String, { description: 'What it is: CREDENTIAL, CHECKLIST, LOG ...' })
  what!: string;

  @Field(() => Int, { description: 'Its size in bytes.' })
  bytes!: number;

  @Field(() => String, { description: 'Its SHA-256 in hexadecimal.' })
  sha256!: string;
}

@ObjectType({
  description:
    'A wallet that was brought from another installation: history to read; nothing of it acts here.',
})
export class ImportedWallet {
  @Field(() => ID, { description: 'The id.' })
  id!: Id<'walletImport'>;

  @Field(() => String, { description: 'The DID of the installation that it says it comes from.' })
  origin!: string;

  @Field(() => Boolean, { description: 'Whether that installation’s signature was seen to hold.' })
  originConfirmed!: boolean;

  @Field(() => DateTime, { description: 'When it was taken there.' })
  exportedAt!: Date;

  @Field(() => DateTime, { description: 'When it was brought here.' })
  importedAt!: Date;
}

@InputType({ description: 'A wallet to bring: the ZIP as it was downloaded.' })
export class ImportWalletInput {
  @Field(() => String, {
    description: 'The ZIP in base64; larger than 11 MB it goes to POST /wallet/import as it is.',
  })
  fileBase64!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Bring the rest where a credential is not genuine, instead of nothing.',
  })
  leaveOutForged?: boolean | null;
}

@ObjectType('WalletImported', { description: 'The wallet has been brought.' })
export class WalletImportedType {
  @Field(() => [ID], {
    description: 'What was brought: the wallet, and those that had been brought into it.',
  })
  imports!: readonly Id<'walletImport'>[];

  @Field(() => [String], { description: 'Files that were left out, since what they hold is not genuine.' })
  leftOut!: readonly string[];
}

const ImportWalletResult = resultUnion('ImportWalletResult', WalletImportedType);

@Resolver(() => Viewer)
export class ViewerImportsResolver {
  @FieldResolver(() => [ImportedWallet], {
    description: 'Wallets that the viewer has brought from elsewhere.',
  })
  importedWallets(@Ctx() context: Context): Promise<Archive[]> | Archive[] {
    const { participant } = signedIn(context);
    return participant ? archivesOf(context, participant) : [];
  }
}

@Resolver(() => ImportedWallet)
export class ImportedWalletResolver {
  @FieldResolver(() => [ImportedFile], { description: 'Its files; with a path, that one alone.' })
  files(
    @Root() archive: Archive,
    @Arg('path', () => String, { nullable: true, description: 'Which one.' }) path?: string | null,
  ): ArchiveFile[] {
    return archive.files.filter((file) => !path || file.path === path);
  }

  @Mutation(() => ImportWalletResult, {
    description:
      'Brings a wallet from another installation: every credential is checked, all the rest is kept to read. All or nothing.',
  })
  importWallet(
    @Arg('input', () => ImportWalletInput, { description: 'The wallet.' }) input: ImportWalletInput,
    @Ctx() context: Context,
  ) {
    const bytes = Buffer.from(input.fileBase64, 'base64');
    demandThat(bytes.length > 0, 'NOT_A_WALLET');
    const pieces = (async function* () {
      yield bytes;
    })();
    return withBroughtFile(pieces, (file) =>
      importWallet(context, file, { leaveOutForged: input.leaveOutForged === true }),
    );
  }
}

@Resolver(() => ImportedFile)
export class ImportedFileResolver {
  @FieldResolver(() => String, { description: 'What it holds, in base64.' })
  async base64(@Root() file: ArchiveFile, @Ctx() context: Context): Promise<string> {
    const { participant } = signedIn(context);
    demandThat(participant, 'NOT_FOUND');
    const bytes = await readArchiveFile(context, participant, file.import, file.position);
    return Buffer.from(bytes).toString('base64');
  }
}
