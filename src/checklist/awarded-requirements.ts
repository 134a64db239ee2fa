import type { Id } from '../base/id.ts';
import type { AwardedRequirement } from '../credential/award.ts';
import type { Sql } from '../database/database.ts';
import { requirementsOf } from '../qualification/awarded-target.ts';

/** What a target demands, each requirement with its place in its group, as awards name it. One statement. */
export async function awardedRequirements(
  sql: Sql,
  target: Id<'target'>,
): Promise<{ requirements: readonly AwardedRequirement[]; groupSizes: readonly number[] }> {
  const { requirements, groupSizes } = await requirementsOf(sql, target);
  const positions = groupSizes.flatMap((size, group) =>
    Array.from({ length: size }, (_, place) => ({ group: group + 1, place: place + 1 })),
  );
  return {
    groupSizes,
    requirements: requirements.map(({ id, text, group }, index) => ({
      id,
      text,
      ...(group ? { group } : {}),
      position: positions[index] ?? { group: 1, place: index + 1 },
    })),
  };
}
