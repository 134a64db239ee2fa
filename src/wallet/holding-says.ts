import type { Context } from '../access/context.ts';
import { participantKey } from '../access/vault.ts';
import { demand } from '../base/refusal.ts';
import { unpacked } from '../credential/stored-credential.ts';
import { ownSources } from '../verification/own-sources.ts';
import { type Verdict, verifyProof } from '../verification/verify-credential.ts';
import { type Held, keptVerdict } from './stored-holding.ts';

const keysOf = ({ database, vault }: Context, { participant }: Held) =>
  vault.open(database.sql, [participantKey(participant)]);

const signedText = async (context: Context, held: Held): Promise<string> =>
  unpacked(
    (await keysOf(context, held)).open(
      participantKey(held.participant),
      'credential.holder_copy',
      held.ours!.holderCopy!,
    ),
  ).signed;

/** The verdict on a proof that somebody holds: of ours as it is now, of a brought one as it was last found. */
export async function holdingVerdict(context: Context, held: Held): Promise<Verdict> {
  if (held.brought) return keptVerdict(await keysOf(context, held), held.brought);
  return demand(await verifyProof({ text: await signedText(context, held) }, ownSources(context)));
}

/** What it is called: by its holder, else by what it says. */
export async function holdingName(context: Context, held: Held): Promise<string> {
  const keys = await keysOf(context, held);
  if (held.label?.name)
    return keys.open(participantKey(held.participant), 'holding_label.name', held.label.name);
  if (held.brought) {
    const { summary, credentials } = keptVerdict(keys, held.brought);
    return (summary ?? credentials[0]?.summary)?.achievementName ?? held.brought.mediaType;
  }
  return (JSON.parse(await signedText(context, held)) as { name: string }).name;
}
