import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import { describedEnum } from '../verification/described-enum.ts';
import { COLLECTION_PURPOSES, type CollectionPurpose } from './collection.ts';
import type { HoldingId } from './holding.ts';

export const CollectionPurposeEnum = describedEnum(COLLECTION_PURPOSES);
registerEnumType(CollectionPurposeEnum.values, {
  name: 'CollectionPurpose',
  description: 'For whom a set of proofs is chosen.',
  valuesConfig: CollectionPurposeEnum.descriptions,
});

@ObjectType('Collection', { description: 'A chosen set of the viewer’s own proofs.' })
export class CollectionType {
  @Field(() => ID, { description: 'Names it.' })
  id!: Id<'collection'>;

  @Field(() => CollectionPurposeEnum.values, { description: 'For whom it is chosen.' })
  purpose!: CollectionPurpose;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  changedAt!: Date;
}

@InputType({ description: 'A set of proofs.' })
export class CreateCollectionInput {
  @Field(() => CollectionPurposeEnum.values, { description: 'For whom it is chosen.' })
  purpose!: CollectionPurpose;

  @Field(() => String, { description: 'Its name, at most 100 characters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What stands before the proofs, at most 2,000 characters. Do not write about health or social care here.',
  })
  introduction?: string;

  @Field(() => [ID], { description: 'The proofs, in the order in which they are to be read; 20 at most.' })
  holdings!: HoldingId[];
}

@InputType({ description: 'A set as it is to be: all of it anew.' })
export class ChangeCollectionInput extends CreateCollectionInput {
  @Field(() => ID, { description: 'Which one.' })
  collection!: Id<'collection'>;
}

@InputType({ description: 'A set to remove; the proofs in it stay.' })
export class RemoveCollectionInput {
  @Field(() => ID, { description: 'Which one.' })
  collection!: Id<'collection'>;
}

@ObjectType({ description: 'The set as it now is.' })
export class CollectionKept {
  @Field(() => CollectionType, { description: 'It.' })
  collection!: CollectionType;
}

@ObjectType({ description: 'The set is removed.' })
export class CollectionRemoved {
  @Field(() => ID, { description: 'Which one it was.' })
  collection!: Id<'collection'>;
}
