import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { changeable, settled } from './decision.ts';
import type { Decision, Dossier } from './dossier.ts';
import { refuseSchoolActor, type SchoolActor } from './recognition-case.ts';

/** An authorised person proposes, with a reason, that a decision be annulled; nothing is annulled yet. */
export function proposeAnnulment(
  dossier: Dossier,
  by: SchoolActor,
  decision: Id<'decision'>,
  reason: string,
): Dossier | Refusal {
  const found = annullable(dossier, by, decision);
  if (found instanceof Refusal) return found;
  if (reason.trim() === '') return new Refusal('REASON_MISSING', ['reason']);
  return { ...dossier, decisions: replaced(dossier, { ...found, annulmentProposedBy: by.account }) };
}

/** Another authorised person confirms: the decision is annulled and the checklist is in progress again. */
export function confirmAnnulment(
  dossier: Dossier,
  by: SchoolActor,
  decision: Id<'decision'>,
): Dossier | Refusal {
  const found = annullable(dossier, by, decision);
  if (found instanceof Refusal) return found;
  if (found.annulmentProposedBy === null || found.annulmentProposedBy === by.account)
    return new Refusal('SECOND_PERSON_NEEDED');
  return settled(dossier, replaced(dossier, { ...found, ended: 'ANNULLED' }), 'IN_PROGRESS');
}

function annullable(dossier: Dossier, by: SchoolActor, decision: Id<'decision'>): Decision | Refusal {
  const refused = refuseSchoolActor(dossier, by) ?? (by.decides ? null : new Refusal('NOT_ALLOWED'));
  return refused ?? changeable(dossier, decision);
}

const replaced = (dossier: Dossier, changed: Decision): readonly Decision[] =>
  dossier.decisions.map((decision) => (decision.id === changed.id ? changed : decision));
