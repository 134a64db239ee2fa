import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { LanguageEnum } from '../access/language.type.ts';
import { CredentialKindEnum } from '../credential/credential.type.ts';
import type { SegmentState } from '../drawing/ring.ts';
import type { ProofSummary } from './proof-summary.ts';

type View = NonNullable<ProofSummary['view']>;
type Item = View['sections'][number]['groups'][number]['items'][number];

export const RingSegmentEnum = { EMPTY: 'EMPTY', PART: 'PART', FULL: 'FULL' } as const satisfies {
  [State in SegmentState]: State;
};
registerEnumType(RingSegmentEnum, {
  name: 'RingSegment',
  description: 'How one requirement stands on the ring.',
  valuesConfig: {
    EMPTY: { description: 'Nothing yet.' },
    PART: { description: 'With guidance.' },
    FULL: { description: 'Independently, or recognised.' },
  },
});

@ObjectType({ description: 'One thing that a document says, with the label that it has there.' })
export class ProofFact {
  @Field(() => String, { description: 'What it tells: scope, grade, route, date ...' })
  label!: string;

  @Field(() => String, { description: 'What it says.' })
  value!: string;
}

@ObjectType({ description: 'A requirement on a document.' })
export class ProofRequirement {
  @Field(() => String, { description: 'The official text.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'BCP 47 tag of the text, where it is not in the document’s language.',
  })
  language!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The level in words, where the document tells levels.',
  })
  level!: string | null;

  @Field(() => String, { nullable: true, description: 'When, and in which role it was seen, in words.' })
  note!: string | null;
}

@ObjectType({ description: 'The requirements of one area.' })
export class ProofRequirementGroup {
  @Field(() => String, { nullable: true, description: 'The area’s name.' })
  name!: string | null;

  @Field(() => [ProofRequirement], { description: 'In the order of the qualification requirements.' })
  items!: readonly ProofRequirement[];
}

@ObjectType({ description: 'Requirements under one heading: marked, recognised, missing ...' })
export class ProofSection {
  @Field(() => String, { description: 'The heading.' })
  heading!: string;

  @Field(() => [ProofRequirementGroup], { description: 'By area.' })
  groups!: readonly ProofRequirementGroup[];
}

@ObjectType({ description: 'The document’s ring: one segment per requirement of the target, by area.' })
export class ProofRing {
  @Field(() => [[RingSegmentEnum]], { description: 'Clockwise from the top.' })
  groups!: View['ring']['groups'];

  @Field(() => String, {
    nullable: true,
    description: 'What stands in the middle: how many of how many; null where it is a tick.',
  })
  centre!: string | null;

  @Field(() => String, { description: 'What the ring shows, in words.' })
  alternative!: string;
}

@ObjectType({
  description:
    'A document of a kind that we issue, from its signed claims alone; every text is in the language that it was signed in.',
})
export class ProofDocument {
  @Field(() => ID, { description: 'The credential’s own id.' })
  credentialId!: string;

  @Field(() => CredentialKindEnum, { description: 'What kind of document it is.' })
  kind!: View['kind'];

  @Field(() => String, { description: 'The kind in words.' })
  title!: string;

  @Field(() => LanguageEnum, { description: 'The language that it was signed in.' })
  language!: View['language'];

  @Field(() => String, { nullable: true, description: 'The holder’s date of birth as written there.' })
  holderBirthDate!: string | null;

  @Field(() => String, { description: 'How the issuer knew who the holder is, in words.' })
  identityAssurance!: string;

  @Field(() => String, { nullable: true, description: 'The code of the unit or the part.' })
  targetCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The common unit that the part belongs to.' })
  unitName!: string | null;

  @Field(() => String, { description: 'The qualification’s name.' })
  qualificationName!: string;

  @Field(() => String, { nullable: true, description: 'The diary number of the qualification requirements.' })
  diaryNumber!: string | null;

  @Field(() => [ProofFact], { description: 'Scope, grade, route, dates ... in the order to show them.' })
  facts!: readonly ProofFact[];

  @Field(() => [ProofSection], { description: 'The requirements that it lists.' })
  sections!: readonly ProofSection[];

  @Field(() => ProofRing, { description: 'Its ring.' })
  ring!: ProofRing;

  @Field(() => [String], { description: 'Who confirmed it, and what this document is and is not.' })
  foot!: readonly string[];
}

const requirementOf = ({ text, language, level, note }: Item): ProofRequirement => ({
  text,
  language: language ?? null,
  level: level?.label ?? null,
  note: note ?? null,
});

/** The document as the schema gives it. */
export const documentOf = (view: View): ProofDocument => ({
  credentialId: view.credentialId,
  kind: view.kind,
  title: view.title,
  language: view.language,
  holderBirthDate: view.holder.birthDate ?? null,
  identityAssurance: view.holder.identityAssurance,
  targetCode: view.target.code ?? null,
  unitName: view.target.unitName ?? null,
  qualificationName: view.qualification.name,
  diaryNumber: view.qualification.diaryNumber ?? null,
  facts: view.facts,
  sections: view.sections.map(({ heading, groups }) => ({
    heading,
    groups: groups.map(({ name, items }) => ({ name: name ?? null, items: items.map(requirementOf) })),
  })),
  ring: {
    groups: view.ring.groups,
    centre: 'text' in view.ring.centre ? view.ring.centre.text : null,
    alternative: view.ring.alternative,
  },
  foot: view.foot,
});
