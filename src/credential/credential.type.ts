import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { LanguageEnum } from '../access/language.type.ts';
import { Node } from '../access/node.type.ts';
import { DateTime } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import type { Award } from './award.ts';
import type { RevocationReason } from './revocation.ts';
import type { CredentialState } from './standing.ts';

export const CredentialKindEnum = {
  COMPETENCE_CERTIFICATE: 'COMPETENCE_CERTIFICATE',
  RECOGNISED_COMPETENCE: 'RECOGNISED_COMPETENCE',
  STATEMENT: 'STATEMENT',
} as const satisfies { [K in Award['kind']]: K };
registerEnumType(CredentialKindEnum, {
  name: 'CredentialKind',
  description: 'The kinds of document that are issued; none is called by another’s name.',
  valuesConfig: {
    COMPETENCE_CERTIFICATE: {
      description: 'Certificate of competence (osaamistodistus): a workshop’s own marks.',
    },
    RECOGNISED_COMPETENCE: {
      description: 'Information on recognised competence: a school’s decision, whole or in part.',
    },
    STATEMENT: {
      description: 'Statement (lausunto): what a school would accept as shown; no grade, no points.',
    },
  },
});

export const CredentialStateEnum = {
  VALID: 'VALID',
  SUPERSEDED: 'SUPERSEDED',
  SUSPENDED: 'SUSPENDED',
  REVOKED: 'REVOKED',
} as const satisfies { [S in CredentialState]: S };
registerEnumType(CredentialStateEnum, {
  name: 'CredentialState',
  description: 'How a credential stands with its issuer.',
  valuesConfig: {
    VALID: { description: 'It stands.' },
    SUPERSEDED: { description: 'It stands, and a better one exists.' },
    SUSPENDED: { description: 'It is not to be relied on for now; verification says so.' },
    REVOKED: { description: 'It was wrong; verification says so.' },
  },
});

export const RevocationReasonEnum = {
  WRONG_PERSON: 'WRONG_PERSON',
  WRONG_CONTENT: 'WRONG_CONTENT',
  DECISION_CORRECTED: 'DECISION_CORRECTED',
  DECISION_ANNULLED: 'DECISION_ANNULLED',
  KEY_COMPROMISED: 'KEY_COMPROMISED',
} as const satisfies { [R in RevocationReason]: R };
registerEnumType(RevocationReasonEnum, {
  name: 'RevocationReason',
  description: 'Why a credential was revoked.',
  valuesConfig: {
    WRONG_PERSON: { description: 'It is about somebody else.' },
    WRONG_CONTENT: { description: 'What it says is not so.' },
    DECISION_CORRECTED: { description: 'The decision was corrected; a new credential says what is right.' },
    DECISION_ANNULLED: { description: 'The decision was annulled.' },
    KEY_COMPROMISED: { description: 'The issuer’s key fell into other hands.' },
  },
});

@ObjectType('Credential', {
  implements: Node,
  description: 'A signed verifiable credential (Open Badges 3.0), owned by its participant.',
})
export class CredentialType extends Node {
  @Field(() => CredentialKindEnum, { description: 'What kind of document it is.' })
  kind!: Award['kind'];

  @Field(() => LanguageEnum, { description: 'The language of every claim in it.' })
  language!: Language;

  @Field(() => DateTime, { description: 'When it was signed.' })
  issuedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was signed again, the issuer’s key having fallen into other hands. The same claims; files, papers and codes from before are not valid any more, new ones are to be taken from here.',
  })
  resignedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked.' })
  revokedAt!: Date | null;

  @Field(() => RevocationReasonEnum, { nullable: true, description: 'Why it was revoked.' })
  revocationReason!: RevocationReason | null;
}

@InputType({ description: 'A credential to revoke.' })
export class RevokeCredentialInput {
  @Field(() => ID, { description: 'The credential.' })
  credential!: Id<'credential'>;

  @Field(() => RevocationReasonEnum, { description: 'Why.' })
  reason!: RevocationReason;

  @Field(() => String, {
    nullable: true,
    description: 'In words, for the issuer’s own record; at most 1,000 characters.',
  })
  explanation?: string;
}

@ObjectType({ description: 'The credential is revoked.' })
export class CredentialRevoked {
  @Field(() => CredentialType, { description: 'It.' })
  credential!: CredentialType;
}
