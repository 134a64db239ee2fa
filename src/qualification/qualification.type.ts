import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../access/connection.type.ts';
import { LocalizedTextType } from '../access/language.type.ts';
import { Node } from '../access/node.type.ts';
import { DateTime, Day } from '../access/scalar.ts';
import type { LocalizedText } from '../base/language.ts';
import type { RequirementKind, TargetKind, UnitKind } from './qualification.ts';

export const QualificationUnitKindEnum = {
  VOCATIONAL: 'VOCATIONAL',
  COMMON: 'COMMON',
} as const satisfies Record<UnitKind, UnitKind>;
registerEnumType(QualificationUnitKindEnum, {
  name: 'QualificationUnitKind',
  description: 'What kind of unit of a qualification it is.',
  valuesConfig: {
    VOCATIONAL: {
      description: 'A vocational unit (ammatillinen tutkinnon osa): it has requirements itself.',
    },
    COMMON: { description: 'A common unit (yhteinen tutkinnon osa): its objectives stand in its parts.' },
  },
});

export const TargetKindEnum = {
  UNIT: 'UNIT',
  UNIT_PART_COMPULSORY: 'UNIT_PART_COMPULSORY',
  UNIT_PART_OPTIONAL: 'UNIT_PART_OPTIONAL',
} as const satisfies Record<TargetKind, TargetKind>;
registerEnumType(TargetKindEnum, {
  name: 'TargetKind',
  description: 'What can be taken up as one checklist.',
  valuesConfig: {
    UNIT: { description: 'A whole vocational unit.' },
    UNIT_PART_COMPULSORY: { description: 'The compulsory objectives of a part of a common unit.' },
    UNIT_PART_OPTIONAL: { description: 'The optional objectives of a part of a common unit.' },
  },
});

export const RequirementKindEnum = {
  COMPETENCE_REQUIREMENT: 'COMPETENCE_REQUIREMENT',
  LEARNING_OBJECTIVE: 'LEARNING_OBJECTIVE',
} as const satisfies Record<RequirementKind, RequirementKind>;
registerEnumType(RequirementKindEnum, {
  name: 'RequirementKind',
  description: 'What a requirement is called in its document.',
  valuesConfig: {
    COMPETENCE_REQUIREMENT: { description: 'Vocational competence requirement (ammattitaitovaatimus).' },
    LEARNING_OBJECTIVE: { description: 'Learning objective (osaamistavoite) of a part of a common unit.' },
  },
});

@ObjectType('Qualification', {
  implements: Node,
  description: 'One published version of qualification requirements (tutkinnon perusteet).',
})
export class Qualification extends Node {
  @Field(() => Int, { description: 'The document’s number at ePerusteet.' })
  documentId!: number;

  @Field(() => DateTime, { description: 'When this version of the document was published.' })
  version!: Date;

  @Field(() => LocalizedTextType, { description: 'What the qualification is called.' })
  name!: LocalizedText;

  @Field(() => String, { nullable: true, description: 'The diary number, such as OPH-5410-2021.' })
  diaryNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the type of education, such as koulutustyyppi_1.',
  })
  educationType!: string | null;

  @Field(() => Day, { nullable: true, description: 'The first day on which it is valid.' })
  validFrom!: string | null;

  @Field(() => Day, { nullable: true, description: 'The last day on which what was begun may be completed.' })
  transitionEnds!: string | null;

  @Field(() => Day, { nullable: true, description: 'The last day on which it is valid.' })
  validUntil!: string | null;

  @Field(() => DateTime, { description: 'When it was imported here.' })
  importedAt!: Date;
}

@ObjectType('QualificationUnit', {
  implements: Node,
  description: 'A unit of a qualification (tutkinnon osa), in one version of its document.',
})
export class QualificationUnit extends Node {
  @Field(() => String, {
    nullable: true,
    description: 'Such as tutkinnonosat_106889. One code stands in many documents.',
  })
  code!: string | null;

  @Field(() => QualificationUnitKindEnum, { description: 'Vocational, or common.' })
  kind!: UnitKind;

  @Field(() => LocalizedTextType, { description: 'What the unit is called.' })
  name!: LocalizedText;

  @Field(() => Float, { nullable: true, description: 'Scope in competence points (osaamispiste).' })
  competencePoints!: number | null;

  @Field(() => LocalizedTextType, {
    nullable: true,
    description: 'How competence is shown (ammattitaidon osoittamistavat), one paragraph per line.',
  })
  shownBy!: LocalizedText | null;
}

@ObjectType('UnitPart', { implements: Node, description: 'A part of a common unit (osa-alue).' })
export class UnitPart extends Node {
  @Field(() => String, {
    nullable: true,
    description: 'Such as ammatillisenoppiaineet_yttt. Parts that differ by language share one.',
  })
  code!: string | null;

  @Field(() => LocalizedTextType, { description: 'What the part is called.' })
  name!: LocalizedText;
}

@ObjectType('Target', {
  implements: Node,
  description: 'What a participant can take up: a vocational unit, or one side of a part of a common unit.',
})
export class Target extends Node {
  @Field(() => TargetKindEnum, { description: 'Which of them it is.' })
  kind!: TargetKind;

  @Field(() => Float, { nullable: true, description: 'Scope in competence points (osaamispiste).' })
  competencePoints!: number | null;

  @Field(() => LocalizedTextType, {
    nullable: true,
    description: 'Who does what the requirements say, such as “The student”.',
  })
  subject!: LocalizedText | null;
}

@ObjectType('RequirementGroup', { description: 'An area of requirements within a target (kohdealue).' })
export class RequirementGroup {
  @Field(() => ID, { description: 'The id: opaque, never reused.' })
  id!: string;

  @Field(() => LocalizedTextType, { description: 'What the area is called.' })
  name!: LocalizedText;
}

@ObjectType('Requirement', {
  implements: Node,
  description: 'One thing that a target demands, in one version of its document.',
})
export class Requirement extends Node {
  @Field(() => RequirementKindEnum, { description: 'What it is called in its document.' })
  kind!: RequirementKind;

  @Field(() => String, {
    nullable: true,
    description: 'Its code, such as ammattitaitovaatimukset_8005. Most have none.',
  })
  code!: string | null;

  @Field(() => LocalizedTextType, { description: 'The official text, unchanged.' })
  text!: LocalizedText;
}

@ObjectType('GradeLevel', { description: 'A passing grade on a scale.' })
export class GradeLevel {
  @Field(() => String, { description: 'As Koski has it: 1 … 5, or HYVAKSYTTY.' })
  value!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The code, such as arviointiasteikkoammatillinen15_3.',
  })
  code!: string | null;

  @Field(() => LocalizedTextType, { description: 'What the grade is called.' })
  name!: LocalizedText;
}

@ObjectType('GradeScale', { description: 'The scale on which a target is graded, with its criteria.' })
export class GradeScale {
  @Field(() => ID, { description: 'The id: opaque, never reused.' })
  id!: string;

  @Field(() => LocalizedTextType, { description: 'What the scale is called.' })
  name!: LocalizedText;

  @Field(() => [GradeLevel], { description: 'Its passing grades, the lowest first.' })
  levels!: GradeLevel[];
}

@ObjectType('Criterion', { description: 'What a grade demands (arviointikriteeri).' })
export class Criterion {
  @Field(() => ID, { description: 'The id: opaque, never reused.' })
  id!: string;

  @Field(() => String, { description: 'The value of the grade that it describes.' })
  level!: string;

  @Field(() => LocalizedTextType, { description: 'The official text, unchanged.' })
  text!: LocalizedText;
}

export const QualificationConnection = connectionOf('Qualification', Qualification);
