import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { resultUnion } from '../access/refusal.type.ts';
import { REMARK_WHY, type RemarkWhy } from './qualification.ts';
import { Qualification } from './qualification.type.ts';

export const RemarkWhyEnum = Object.fromEntries(Object.keys(REMARK_WHY).map((why) => [why, why])) as {
  [Why in RemarkWhy]: Why;
};
registerEnumType(RemarkWhyEnum, {
  name: 'ImportRemarkReason',
  description: 'Why something in a document was left out, or was taken although somebody should look at it.',
  valuesConfig: Object.fromEntries(
    Object.entries(REMARK_WHY).map(([why, description]) => [why, { description }]),
  ),
});

@InputType('ImportQualificationInput', { description: 'What to import: exactly one of the two.' })
export class ImportQualificationInput {
  @Field(() => String, {
    nullable: true,
    description: 'A whole ePerusteet document as JSON text, at most 20 MB.',
  })
  document?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A document’s number at ePerusteet (7614470), its diary number, or an address under https://eperusteet.opintopolku.fi/.',
  })
  source?: string | null;
}

@ObjectType('ImportRemark', { description: 'One place in a document that an import speaks of.' })
export class ImportRemark {
  @Field(() => String, { description: 'JSON path, such as $.tutkinnonOsat[3].tila.' })
  path!: string;

  @Field(() => RemarkWhyEnum, { description: 'What is the matter there.' })
  why!: RemarkWhy;

  @Field(() => String, { nullable: true, description: 'The code or the name of what stands there.' })
  what!: string | null;
}

@ObjectType('ImportCounts', { description: 'What a document holds.' })
export class ImportCountsType {
  @Field(() => Int, { description: 'Units, common ones among them.' })
  units!: number;

  @Field(() => Int, { description: 'Common units.' })
  commonUnits!: number;

  @Field(() => Int, { description: 'Parts of common units.' })
  parts!: number;

  @Field(() => Int, { description: 'What can be taken up as a checklist.' })
  targets!: number;

  @Field(() => Int, { description: 'Areas of requirements in vocational units.' })
  groups!: number;

  @Field(() => Int, { description: 'Requirements of vocational units.' })
  requirements!: number;

  @Field(() => Int, { description: 'Of these, those that stand outside any area.' })
  ungrouped!: number;

  @Field(() => Int, { description: 'Objectives of the parts of common units.' })
  objectives!: number;

  @Field(() => Int, { description: 'Assessment criteria, counted for each target that they hold for.' })
  criteria!: number;
}

@ObjectType('RequirementMatches', {
  description: 'How the requirements of the version before were found again.',
})
export class RequirementMatches {
  @Field(() => Int, { description: 'By their code.' })
  byCode!: number;

  @Field(() => Int, { description: 'By the identity that the source gives the text.' })
  bySourceKey!: number;

  @Field(() => Int, { description: 'By what they say.' })
  byText!: number;

  @Field(() => Int, { description: 'New ones, which continue none.' })
  added!: number;

  @Field(() => Int, { description: 'Earlier ones, which none continues.' })
  gone!: number;
}

@ObjectType('QualificationImported', { description: 'What an import took, and what it could not use.' })
export class QualificationImported {
  @Field(() => Qualification, { description: 'The version that is here now.' })
  qualification!: Qualification;

  @Field(() => Boolean, { description: 'This version was here already: nothing was written.' })
  unchanged!: boolean;

  @Field(() => Boolean, {
    description: 'It was here already from a text with other bytes; what was imported first stays.',
  })
  sourceDiffers!: boolean;

  @Field(() => ImportCountsType, { description: 'What the document holds.' })
  counts!: ImportCountsType;

  @Field(() => [ImportRemark], { description: 'What was left out.' })
  leftOut!: readonly ImportRemark[];

  @Field(() => [ImportRemark], { description: 'What was taken, but is worth a look.' })
  noted!: readonly ImportRemark[];

  @Field(() => Qualification, { nullable: true, description: 'The version before, which stays as it is.' })
  earlier!: Qualification | null;

  @Field(() => RequirementMatches, {
    nullable: true,
    description: 'How the requirements of the version before were found again.',
  })
  matched!: RequirementMatches | null;
}

export const ImportQualificationResult = resultUnion('ImportQualificationResult', QualificationImported);
