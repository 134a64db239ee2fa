import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ENVELOPE_FORMATS, type EnvelopeFormat } from './envelope.ts';

export const EnvelopeFormatEnum = Object.fromEntries(
  Object.keys(ENVELOPE_FORMATS).map((format) => [format, format]),
) as { [F in EnvelopeFormat]: F };
registerEnumType(EnvelopeFormatEnum, {
  name: 'EnvelopeFormat',
  description: 'The forms that one credential is carried in, beside its JSON and its PDF.',
  valuesConfig: Object.fromEntries(
    Object.entries(ENVELOPE_FORMATS).map(([format, description]) => [format, { description }]),
  ),
});

@ObjectType('Envelope', {
  description: 'A credential in another form: the same claims, signed by the same issuer.',
})
export class EnvelopeType {
  @Field(() => String, { description: 'What to call the file.' })
  fileName!: string;

  @Field(() => String, { description: 'Its media type.' })
  mediaType!: string;

  @Field(() => String, { description: 'The file’s bytes.' })
  base64!: string;
}
