import { Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../access/context.ts';
import { resultUnion } from '../../access/refusal.type.ts';
import { DateTime } from '../../access/scalar.ts';
import { prepareExport } from './export-link.ts';

@ObjectType({ description: 'A link with which everything in the wallet is downloaded, once.' })
export class ExportPrepared {
  @Field(() => String, { description: 'The address of the ZIP; shown only here.' })
  url!: string;

  @Field(() => DateTime, { description: 'Until when the download can begin.' })
  expiresAt!: Date;
}

const PrepareExportResult = resultUnion('PrepareExportResult', ExportPrepared);

@Resolver()
export class ExportResolver {
  @Mutation(() => PrepareExportResult, {
    description:
      'Takes everything: a link to one ZIP with every credential in every form, checklists, decisions and the log, good for minutes and once. A download that broke off is asked for anew.',
  })
  prepareExport(@Ctx() context: Context) {
    return prepareExport(context);
  }
}
