import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { inLanguage, LANGUAGES, type Language, type LocalizedText } from '../base/language.ts';
import type { Context } from './context.ts';

export const LanguageEnum = { fi: 'fi', sv: 'sv', en: 'en' } as const satisfies Record<Language, Language>;
registerEnumType(LanguageEnum, {
  name: 'Language',
  description: 'The languages that pages, refusals and documents are written in.',
  valuesConfig: {
    fi: { description: 'Finnish.' },
    sv: { description: 'Swedish.' },
    en: { description: 'English.' },
  },
});

@ObjectType('TextInLanguage', { description: 'A text and the language that it is in.' })
export class TextInLanguage {
  @Field(() => String, { description: 'BCP 47 tag: fi, sv, en, se ...' })
  language!: string;

  @Field(() => String, { description: 'The text as its source has it.' })
  text!: string;
}

@ObjectType('LocalizedText', { description: 'A text in every language that its source has it in.' })
export class LocalizedTextType {
  @Field(() => [TextInLanguage], { description: 'Every language there is.' })
  all!: TextInLanguage[];

  @Field(() => String, { nullable: true, description: 'The text in one language.' })
  text!: string | null;
}

@Resolver(() => LocalizedTextType)
export class LocalizedTextResolver {
  @FieldResolver(() => [TextInLanguage], { description: 'Every language there is.' })
  all(@Root() root: LocalizedText): TextInLanguage[] {
    return Object.entries(root).map(([language, text]) => ({ language, text }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'In the language asked for, else in the request’s; where it is missing: Finnish, Swedish, any.',
  })
  text(
    @Root() root: LocalizedText,
    @Ctx() context: Context,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'The wanted language.' })
    language?: Language,
  ): string | null {
    return inLanguage(root, language ?? context.language)?.text ?? null;
  }
}

@InputType('LocalizedTextInput', { description: 'A text in our three languages; at least one of them.' })
export class LocalizedTextInput {
  @Field(() => String, { nullable: true, description: 'In Finnish.' })
  fi?: string;

  @Field(() => String, { nullable: true, description: 'In Swedish.' })
  sv?: string;

  @Field(() => String, { nullable: true, description: 'In English.' })
  en?: string;
}

/** The languages that were given, without empty ones. */
export function localizedFrom(input: LocalizedTextInput): LocalizedText {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => (input[language]?.trim() ? [[language, input[language].trim()]] : [])),
  );
}
