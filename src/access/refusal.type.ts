import {
  type ClassType,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { REFUSAL_CODES, Refusal, type RefusalCode } from '../base/refusal.ts';
import type { Context } from './context.ts';

/** The codes as a GraphQL enum, each with its meaning. */
export const RefusalCodeEnum = Object.fromEntries(Object.keys(REFUSAL_CODES).map((code) => [code, code])) as {
  [Code in RefusalCode]: Code;
};

registerEnumType(RefusalCodeEnum, {
  name: 'RefusalCode',
  description:
    'Every reason for which an act can be refused. Codes are stable; messages follow the reader’s language.',
  valuesConfig: Object.fromEntries(
    Object.entries(REFUSAL_CODES).map(([code, description]) => [code, { description }]),
  ),
});

@ObjectType('Refusal', { description: 'An act that was not done, and why. Nothing was written.' })
export class RefusalType {
  @Field(() => RefusalCodeEnum, { description: 'The stable code.' })
  code!: RefusalCode;

  @Field(() => String, {
    description: 'The reason in the request’s language (Accept-Language: fi, sv or en).',
  })
  message!: string;

  @Field(() => [String], { nullable: true, description: 'Where in the input or document, outermost first.' })
  path!: string[] | null;
}

@Resolver(() => RefusalType)
export class RefusalResolver {
  @FieldResolver(() => String, {
    description: 'The reason in the request’s language (Accept-Language: fi, sv or en).',
  })
  message(@Root() refusal: Refusal, @Ctx() context: Context): string {
    return refusal.message(context.language);
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: 'Where in the input or document, outermost first.',
  })
  path(@Root() refusal: Refusal): readonly string[] | null {
    return refusal.path.length > 0 ? refusal.path : null;
  }
}

/** The union that a mutation answers with: what it made, or a refusal. */
export function resultUnion<T extends object>(name: string, success: ClassType<T>) {
  return createUnionType({
    name,
    description: `What the act made, or why it was refused.`,
    types: () => [success, RefusalType] as const,
    resolveType: (value) => (value instanceof Refusal ? RefusalType : success),
  });
}
