import { eq } from 'drizzle-orm';
import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { LocalizedTextType } from '../access/language.type.ts';
import { issuerNameOn } from '../access/organisation.loader.ts';
import { DateTime } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import { awardedTarget } from '../qualification/awarded-target.ts';
import type { Award } from './award.ts';
import { credential } from './credential.table.ts';
import { CredentialKindEnum, CredentialStateEnum } from './credential.type.ts';
import { demandNotLater, lifeOf } from './credential-status.resolver.ts';
import { stateOf, suspensionOn } from './standing.ts';

@ObjectType({
  description: 'How a credential stands, for whoever holds the paper. No name, no marks, no place.',
})
export class PublicProof {
  @Field(() => CredentialStateEnum, { description: 'How it stands with its issuer, or stood then.' })
  state!: keyof typeof CredentialStateEnum;

  @Field(() => CredentialKindEnum, { description: 'What kind of document it is.' })
  kind!: Award['kind'];

  @Field(() => LocalizedTextType, {
    description: 'The unit, or the part of a common unit, that it is about.',
  })
  target!: LocalizedText;

  @Field(() => LocalizedTextType, { description: 'The issuer’s public name on the day of issuing.' })
  issuer!: LocalizedText;

  @Field(() => DateTime, { description: 'When it was signed.' })
  issuedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked, if it was by then.' })
  revokedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is suspended, or was then.' })
  suspendedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was signed again, the issuer’s key having fallen into other hands. Files and papers from before are not valid any more; their holder has new ones.',
  })
  resignedAt!: Date | null;

  /** Of whom the issuer's own fields tell. */
  issuedBy!: Id<'issuer'>;
}

@Resolver(() => PublicProof)
export class PublicProofResolver {
  @Query(() => PublicProof, {
    nullable: true,
    description:
      'What the QR code on a certificate leads to; null where we issued no such credential, or had not by the time asked for. Public.',
  })
  async publicProof(
    @Arg('uuid', () => String, { description: 'The UUID in the address and in the credential’s own id.' })
    uuid: string,
    @Ctx() context: Context,
    @Arg('on', () => DateTime, {
      nullable: true,
      description: 'How it stood at an instant that has passed; now where nothing is given.',
    })
    on?: Date | null,
  ): Promise<PublicProof | null> {
    const { sql } = context.database;
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid)) return null;
    const [row] = await sql.select().from(credential).where(eq(credential.uuid, uuid));
    if (!row) return null;
    const when = on ?? undefined;
    if (when) demandNotLater(when, context.now);
    const life = await lifeOf(context, row);
    const state = stateOf(life, when);
    if (state === null) return null;
    return {
      state,
      kind: row.kind,
      target: (await awardedTarget(sql, row.target))?.name ?? {},
      issuer: await issuerNameOn(sql, row.issuer, row.issuedAt.toISOString().slice(0, 10)),
      issuedAt: row.issuedAt,
      revokedAt: state === 'REVOKED' ? row.revokedAt : null,
      suspendedAt: state === 'SUSPENDED' ? (suspensionOn(life.suspensions, when)?.suspendedAt ?? null) : null,
      resignedAt: row.resignedAt,
      issuedBy: row.issuer,
    };
  }
}
