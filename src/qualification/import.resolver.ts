import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../access/context.ts';
import { importQualification, type QualificationImport } from './acts/import-qualification.ts';
import {
  ImportQualificationInput,
  ImportQualificationResult,
  QualificationImported,
  RequirementMatches,
} from './import.type.ts';
import { makeQualificationLoader } from './loaders.ts';
import { Qualification } from './qualification.type.ts';

@Resolver(() => QualificationImported)
export class ImportResolver {
  @Mutation(() => ImportQualificationResult, {
    description:
      'A coordinator imports a version of a qualification from ePerusteet. The same version again changes nothing; a newer one stands beside the old one.',
  })
  importQualification(
    @Ctx() context: Context,
    @Arg('input', () => ImportQualificationInput, { description: 'What to import.' })
    input: ImportQualificationInput,
  ) {
    return importQualification(context, input);
  }

  @FieldResolver(() => Qualification, { description: 'The version that is here now.' })
  qualification(@Root() root: QualificationImport, @Ctx() context: Context) {
    return loader(context, makeQualificationLoader).load(root.qualification);
  }

  @FieldResolver(() => Qualification, {
    nullable: true,
    description: 'The version before, which stays as it is.',
  })
  earlier(@Root() root: QualificationImport, @Ctx() context: Context) {
    return root.earlier && loader(context, makeQualificationLoader).load(root.earlier.qualification);
  }

  @FieldResolver(() => RequirementMatches, {
    nullable: true,
    description: 'How the requirements of the version before were found again.',
  })
  matched(@Root() root: QualificationImport) {
    return root.earlier?.matched ?? null;
  }
}
