import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import { staff } from '../../access/organisation.table.ts';
import { readPerson } from '../../access/person.ts';
import type { WalletMove } from '../../access/wallet-move.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { checklist, mark } from '../../checklist/checklist.table.ts';
import { qualificationUnit, target, unitPart } from '../../qualification/qualification.table.ts';
import {
  caseAssessor,
  decision,
  decisionDecider,
  recognitionCase,
} from '../../recognition/recognition.table.ts';
import { canBeSamePerson } from './same-person.ts';

/** What stands in the way of a merge, before anything happens; null where nothing does. */
export async function mergeConflict(move: WalletMove): Promise<Refusal | null> {
  const { tx, vault, from, into } = move;
  const ending = await readPerson(tx, vault, from.participant);
  const staying = await readPerson(tx, vault, into.participant);
  if (!canBeSamePerson(ending, staying)) return new Refusal('MERGE_NOT_SAME_PERSON');
  if (await hasPosts(move)) return new Refusal('MERGE_STAFF');
  if ((await actedAbout(move, from, into)) || (await actedAbout(move, into, from)))
    return new Refusal('MERGE_STAFF');
  const codes = await openInBoth(move);
  return codes.length === 0 ? null : new Refusal('MERGE_OPEN_CHECKLIST', [], { codes: codes.join(', ') });
}

const hasPosts = async ({ tx, from }: WalletMove): Promise<boolean> =>
  (await tx.$count(staff, and(eq(staff.account, from.account), isNull(staff.endedAt)))) > 0;

/** Whether one account has marked, assessed or decided as staff about the other wallet: nobody does that about themself. */
async function actedAbout(
  { tx }: WalletMove,
  about: { readonly participant: Id<'participant'> },
  by: { readonly account: Id<'account'> },
): Promise<boolean> {
  const [marked] = await tx
    .select({ id: mark.id })
    .from(mark)
    .innerJoin(checklist, eq(checklist.id, mark.checklist))
    .where(
      and(eq(checklist.participant, about.participant), eq(mark.author, by.account), ne(mark.party, 'SELF')),
    )
    .limit(1);
  const [assessed] = await tx
    .select({ id: caseAssessor.id })
    .from(caseAssessor)
    .innerJoin(recognitionCase, eq(recognitionCase.id, caseAssessor.case))
    .where(and(eq(recognitionCase.participant, about.participant), eq(caseAssessor.account, by.account)))
    .limit(1);
  const [decided] = await tx
    .select({ id: decision.id })
    .from(decisionDecider)
    .innerJoin(decision, eq(decision.id, decisionDecider.decision))
    .where(and(eq(decision.participant, about.participant), eq(decisionDecider.account, by.account)))
    .limit(1);
  return Boolean(marked ?? assessed ?? decided);
}

/** The codes of what both wallets have an open checklist for. */
async function openInBoth({ tx, from, into }: WalletMove): Promise<string[]> {
  const rows = await tx
    .select({ target: checklist.target, participant: checklist.participant })
    .from(checklist)
    .where(
      and(
        or(eq(checklist.participant, from.participant), eq(checklist.participant, into.participant)),
        ne(checklist.state, 'ENDED'),
      ),
    );
  const mine = new Set(rows.flatMap((row) => (row.participant === into.participant ? [row.target] : [])));
  const both = rows.flatMap((row) =>
    row.participant === from.participant && mine.has(row.target) ? [row.target] : [],
  );
  if (both.length === 0) return [];
  const named = await tx
    .select({ unit: qualificationUnit.code, part: unitPart.code })
    .from(target)
    .innerJoin(qualificationUnit, eq(qualificationUnit.id, target.unit))
    .leftJoin(unitPart, eq(unitPart.id, target.part))
    .where(inArray(target.id, both));
  return named.map(({ unit, part }) => part ?? unit ?? '–').sort();
}
