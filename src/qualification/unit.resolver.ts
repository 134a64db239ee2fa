import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../access/context.ts';
import * as load from './loaders.ts';
import {
  Criterion,
  GradeScale,
  Qualification,
  QualificationUnit,
  Requirement,
  RequirementGroup,
  Target,
  UnitPart,
} from './qualification.type.ts';

@Resolver(() => Qualification)
export class QualificationResolver {
  @FieldResolver(() => [QualificationUnit], { description: 'Its units, in the order of the document.' })
  units(@Root() root: load.QualificationRow, @Ctx() context: Context) {
    return loader(context, load.makeUnitsByQualificationLoader).load(root.id);
  }

  @FieldResolver(() => [Qualification], {
    description: 'Every version of the document that is here, the newest first.',
  })
  versions(@Root() root: load.QualificationRow, @Ctx() context: Context) {
    return loader(context, load.makeVersionsLoader).load(root.documentId);
  }
}

@Resolver(() => QualificationUnit)
export class QualificationUnitResolver {
  @FieldResolver(() => Qualification, { description: 'The version of the qualification that it stands in.' })
  qualification(@Root() root: load.QualificationUnitRow, @Ctx() context: Context) {
    return loader(context, load.makeQualificationLoader).load(root.qualification);
  }

  @FieldResolver(() => Target, {
    nullable: true,
    description: 'The unit as something to take up; null for a common unit, whose parts are taken up.',
  })
  target(@Root() root: load.QualificationUnitRow, @Ctx() context: Context) {
    return loader(context, load.makeTargetByUnitLoader).load(root.id);
  }

  @FieldResolver(() => [UnitPart], { description: 'The parts of a common unit; none for a vocational unit.' })
  parts(@Root() root: load.QualificationUnitRow, @Ctx() context: Context) {
    return loader(context, load.makePartsByUnitLoader).load(root.id);
  }
}

@Resolver(() => UnitPart)
export class UnitPartResolver {
  @FieldResolver(() => QualificationUnit, { description: 'The common unit that it is a part of.' })
  unit(@Root() root: load.UnitPartRow, @Ctx() context: Context) {
    return loader(context, load.makeUnitLoader).load(root.unit);
  }

  @FieldResolver(() => [Target], {
    description: 'Its compulsory objectives, its optional objectives, or both.',
  })
  targets(@Root() root: load.UnitPartRow, @Ctx() context: Context) {
    return loader(context, load.makeTargetsByPartLoader).load(root.id);
  }
}

@Resolver(() => Target)
export class TargetResolver {
  @FieldResolver(() => QualificationUnit, {
    description: 'The unit that it is, or that its part belongs to.',
  })
  unit(@Root() root: load.TargetRow, @Ctx() context: Context) {
    return loader(context, load.makeUnitLoader).load(root.unit);
  }

  @FieldResolver(() => UnitPart, {
    nullable: true,
    description: 'The part of a common unit; null for a whole unit.',
  })
  part(@Root() root: load.TargetRow, @Ctx() context: Context) {
    return root.part && loader(context, load.makeUnitPartLoader).load(root.part);
  }

  @FieldResolver(() => [Requirement], {
    description: 'All that it demands, in the order of the document: first what stands outside any area.',
  })
  requirements(@Root() root: load.TargetRow, @Ctx() context: Context) {
    return loader(context, load.makeRequirementsByTargetLoader).load(root.id);
  }

  @FieldResolver(() => [RequirementGroup], {
    description: 'Its areas; requirements may stand outside them too.',
  })
  groups(@Root() root: load.TargetRow, @Ctx() context: Context) {
    return loader(context, load.makeGroupsByTargetLoader).load(root.id);
  }

  @FieldResolver(() => GradeScale, {
    nullable: true,
    description: 'The scale on which it is graded; null where the document names none.',
  })
  gradeScale(@Root() root: load.TargetRow, @Ctx() context: Context) {
    return root.gradeScale && loader(context, load.makeGradeScaleLoader).load(root.gradeScale);
  }
}

@Resolver(() => RequirementGroup)
export class RequirementGroupResolver {
  @FieldResolver(() => [Requirement], { description: 'The requirements of the area.' })
  async requirements(@Root() root: load.RequirementGroupRow, @Ctx() context: Context) {
    const all = await loader(context, load.makeRequirementsByTargetLoader).load(root.target);
    return all.filter((one) => one.group === root.id);
  }
}

@Resolver(() => Requirement)
export class RequirementResolver {
  @FieldResolver(() => Target, { description: 'What demands it.' })
  target(@Root() root: load.RequirementRow, @Ctx() context: Context) {
    return loader(context, load.makeTargetLoader).load(root.target);
  }

  @FieldResolver(() => RequirementGroup, {
    nullable: true,
    description: 'The area that it stands in; null where it stands outside any.',
  })
  group(@Root() root: load.RequirementRow, @Ctx() context: Context) {
    return root.group && loader(context, load.makeRequirementGroupLoader).load(root.group);
  }

  @FieldResolver(() => [Criterion], {
    description:
      'Criteria of this requirement alone, as documents until 2018 have them; else see the grade scale.',
  })
  criteria(@Root() root: load.RequirementRow, @Ctx() context: Context) {
    return loader(context, load.makeCriteriaByRequirementLoader).load(root.id);
  }

  @FieldResolver(() => Requirement, {
    nullable: true,
    description:
      'The requirement of the version before that this one continues; null where none was recognised.',
  })
  async predecessor(@Root() root: load.RequirementRow, @Ctx() context: Context) {
    const succession = await loader(context, load.makeSuccessionLoader).load(root.id);
    return succession && loader(context, load.makeRequirementLoader).load(succession.predecessor);
  }
}

@Resolver(() => GradeScale)
export class GradeScaleResolver {
  @FieldResolver(() => [Criterion], {
    description: 'Criteria that hold for the whole target, those of the lowest grade first.',
  })
  criteria(@Root() root: load.GradeScaleRow, @Ctx() context: Context) {
    return loader(context, load.makeCriteriaByScaleLoader).load(root.id);
  }
}
