import { type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { evidence } from '../checklist.table.ts';
import { refuseOutside } from '../checklist.ts';
import { photo } from '../evidence.ts';
import { MARKABLE } from '../mark.ts';
import { readChecklist } from '../stored-checklist.ts';
import { readMark } from '../stored-mark.ts';

export interface AddEvidence {
  readonly checklist: Id<'checklist'>;
  /** The mark that it belongs to, if to one. */
  readonly mark?: Id<'mark'> | null;
  /** Exactly one of text and photo. */
  readonly text?: string | null;
  readonly photo?: Uint8Array | null;
}

export type EvidenceRow = typeof evidence.$inferSelect;

/** Somebody who may mark adds what shows the competence: a text or a photo, under the participant's key. */
export const addEvidence = (context: Context, input: AddEvidence): Promise<EvidenceRow> =>
  perform(context, async (act) => {
    const stored = await readChecklist(act.tx, act.actor, input.checklist);
    act.may('checklist.addEvidence', stored.facts);
    const refused = refuseOutside(stored.rules, MARKABLE);
    if (refused) throw refused;
    if (input.mark) {
      const marked = await readMark(act.tx, input.mark);
      demandThat(marked.row.checklist === stored.row.id, 'NOT_FOUND', ['mark']);
    }
    const { mediaType, content } = contentOf(input);

    const owner = participantKey(stored.row.participant);
    const keys = await act.keys(owner);
    const [row] = await act.tx
      .insert(evidence)
      .values({
        id: act.newId('evidence'),
        checklist: stored.row.id,
        mark: input.mark ?? null,
        unit: context.provider,
        author: act.actor.account,
        mediaType,
        bytes: content.length,
        content: keys.seal(owner, 'evidence.content', content),
        at: act.now,
      })
      .returning();

    const itself = act.actor.participant === stored.row.participant;
    const teaches = act.actor.posts.some(
      (post) => post.role === 'TEACHER' && stored.facts.schools?.includes(post.unit),
    );
    act.record(
      context.provider,
      'EVIDENCE_ADDED',
      itself ? 'PARTICIPANT' : teaches ? 'TEACHER' : 'INSTRUCTOR',
      {
        checklist: stored.row.id,
        evidence: row!.id,
        mediaType,
        content: context.vault.lookup('evidence.content', Buffer.from(content).toString('base64')),
      },
    );
    return row!;
  });

function contentOf(input: AddEvidence): { mediaType: string; content: Uint8Array } {
  const texts = input.text !== null && input.text !== undefined;
  if (texts === Boolean(input.photo)) {
    throw new Refusal('INVALID_INPUT', ['text'], { field: 'text, photo', expected: '1' });
  }
  if (texts) return { mediaType: 'text/plain', content: Buffer.from(freeText(input.text ?? '', ['text'])) };
  const bare = demand(photo(input.photo ?? new Uint8Array()));
  return { mediaType: bare.mediaType, content: bare.bytes };
}
