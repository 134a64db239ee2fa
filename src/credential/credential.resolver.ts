import DataLoader from 'dataloader';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Actor } from '../access/actor.ts';
import { type Context, loader, signedIn } from '../access/context.ts';
import { inOrder, makeIssuerOfUnitLoader } from '../access/organisation.loader.ts';
import { IssuerType } from '../access/organisation.type.ts';
import { logReading, type ParticipantRoot } from '../access/participant.resolver.ts';
import { ParticipantType } from '../access/participant.type.ts';
import { permitted } from '../access/policy.ts';
import { resultUnion } from '../access/refusal.type.ts';
import type { Id } from '../base/id.ts';
import { demand, Refusal } from '../base/refusal.ts';
import { revoke } from './acts/end-credential.ts';
import { credential } from './credential.table.ts';
import { CredentialRevoked, CredentialType, RevokeCredentialInput } from './credential.type.ts';
import { type EnvelopeFormat, envelopeOf } from './envelope/envelope.ts';
import { EnvelopeFormatEnum, EnvelopeType } from './envelope/envelope.type.ts';
import { issuerProfile, issuerSigner } from './issuer-key.ts';
import { type CredentialRow, credentialPdf, FILE_NAME, readSigned, verifyUrl } from './stored-credential.ts';

export const makeCredentialLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'credential'>[]) =>
    inOrder(
      ids,
      await context.database.sql
        .select()
        .from(credential)
        .where(inArray(credential.id, [...ids])),
      (row) => row.id,
    ),
  );

/** What the policy asks about a credential. */
export const credentialFacts = (row: CredentialRow) => ({
  participant: row.participant,
  unit: row.unit,
  left: row.holderLeftAt !== null,
});

const postFor = (actor: Actor, row: CredentialRow) =>
  actor.posts.find((post) => post.unit === row.unit && (!row.holderLeftAt || post.role === 'RECORDS'));

/** Finds a credential for its holder or for its issuing unit's staff; everyone else's answers NOT_FOUND. */
export async function findCredential(context: Context, id: Id<'credential'>): Promise<CredentialRow> {
  const actor = signedIn(context);
  const row = await loader(context, makeCredentialLoader).load(id);
  if (!row) throw new Refusal('NOT_FOUND', ['id']);
  demand(permitted(actor, 'credential.read', credentialFacts(row)));
  logReading(context, actor, postFor(actor, row), row.participant, 'CREDENTIAL');
  return row;
}

const RevokeCredentialResult = resultUnion('RevokeCredentialResult', CredentialRevoked);

@Resolver(() => CredentialType)
export class CredentialResolver {
  @Query(() => CredentialType, {
    nullable: true,
    description: 'One’s own credential, or one that one’s unit issued.',
  })
  credential(
    @Arg('id', () => ID, { description: 'The credential’s id.' }) id: Id<'credential'>,
    @Ctx() context: Context,
  ): Promise<CredentialRow> {
    return findCredential(context, id);
  }

  @FieldResolver(() => IssuerType, { description: 'Who signed it.' })
  issuer(@Root() row: CredentialRow, @Ctx() context: Context) {
    return loader(context, makeIssuerOfUnitLoader).load(row.unit);
  }

  @FieldResolver(() => ParticipantType, { description: 'Whose it is.' })
  participant(@Root() row: CredentialRow): ParticipantRoot {
    return { id: row.participant };
  }

  @FieldResolver(() => CredentialType, { nullable: true, description: 'The better one that exists now.' })
  async supersededBy(@Root() row: CredentialRow, @Ctx() context: Context) {
    if (!row.supersededBy) return null;
    const better = await loader(context, makeCredentialLoader).load(row.supersededBy);
    return better && permitted(signedIn(context), 'credential.read', credentialFacts(better)) === true
      ? better
      : null;
  }

  @FieldResolver(() => String, { description: 'Where anyone checks it; shows no personal data.' })
  verifyUrl(@Root() row: CredentialRow, @Ctx() context: Context): string {
    return verifyUrl(context.baseUrl, row.uuid);
  }

  @FieldResolver(() => String, {
    description: 'The signed credential, byte for byte: JSON (application/vc).',
  })
  async json(@Root() row: CredentialRow, @Ctx() context: Context): Promise<string> {
    demand(permitted(signedIn(context), 'credential.read', credentialFacts(row)));
    return (await readSigned(context, row)).signed;
  }

  @FieldResolver(() => String, {
    description: 'The certificate as a PDF with the signed credential inside; base64.',
  })
  async pdf(@Root() row: CredentialRow, @Ctx() context: Context): Promise<string> {
    demand(permitted(signedIn(context), 'credential.read', credentialFacts(row)));
    const issuer = await loader(context, makeIssuerOfUnitLoader).load(row.unit);
    const pdf = await credentialPdf(
      row,
      await readSigned(context, row),
      context.baseUrl,
      issuer?.colour ?? null,
    );
    return Buffer.from(pdf).toString('base64');
  }

  @FieldResolver(() => EnvelopeType, {
    description:
      'The same credential in another form, signed with the issuer’s key of today where it is a token.',
  })
  async envelope(
    @Root() row: CredentialRow,
    @Arg('format', () => EnvelopeFormatEnum, { description: 'Which form.' }) format: EnvelopeFormat,
    @Ctx() context: Context,
  ): Promise<EnvelopeType> {
    demand(permitted(signedIn(context), 'credential.read', credentialFacts(row)));
    const { sql } = context.database;
    const profile = await issuerProfile(sql, context, row.issuer, context.now.toISOString().slice(0, 10));
    const { mediaType, extension, bytes } = await envelopeOf(format, {
      signed: (await readSigned(context, row)).signed,
      signer: await issuerSigner(sql, context, row.issuer, profile.did, context.now),
      ...(profile.colour ? { colour: profile.colour } : {}),
    });
    const fileName = FILE_NAME[row.kind].replace(/json$/, extension);
    return { fileName, mediaType, base64: Buffer.from(bytes).toString('base64') };
  }

  @Mutation(() => RevokeCredentialResult, {
    description: 'Revokes a credential with a reason (the issuing unit’s coordinator or decider).',
  })
  async revokeCredential(
    @Arg('input', () => RevokeCredentialInput, { description: 'Which one, and why.' })
    input: RevokeCredentialInput,
    @Ctx() context: Context,
  ) {
    const { id } = await revoke(context, input);
    return { credential: await loader(context, makeCredentialLoader).clear(id).load(id) };
  }
}

@Resolver(() => ParticipantType)
export class ParticipantCredentialsResolver {
  @FieldResolver(() => [CredentialType], {
    description: 'The participant’s own credentials, newest first; empty for everyone else.',
  })
  async credentials(@Root() root: ParticipantRoot, @Ctx() context: Context): Promise<CredentialRow[]> {
    if (signedIn(context).participant !== root.id) return [];
    return context.database.sql
      .select()
      .from(credential)
      .where(and(eq(credential.participant, root.id), isNull(credential.claimedFrom)))
      .orderBy(desc(credential.issuedAt), desc(credential.id));
  }
}
