import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from './client.ts';
import type { Scene } from './scene.ts';
import { COMING } from './setting.ts';

/** Two more people are expected in the group: the instructor prints a sheet of activation cards. */
export async function printCards({ instructor, group, say }: Scene, output: string): Promise<void> {
  const participants: string[] = [];
  for (const person of COMING) {
    const { participant } = await instructor.act<{ participant: string }>(
      'admitParticipant',
      'AdmitParticipantInput',
      'ParticipantAdmitted',
      'participant',
      { group, ...person },
    );
    participants.push(participant);
  }
  const { pdfBase64 } = await instructor.act<{ pdfBase64: string }>(
    'printActivationCards',
    'PrintActivationCardsInput',
    'ActivationCardsPrinted',
    'pdfBase64',
    { group, participants, language: 'fi' },
  );
  writeFileSync(join(output, 'activation-cards.pdf'), Buffer.from(pdfBase64, 'base64'));
  say(`Activation cards for ${COMING.length} people who come next: wallet/activation-cards.pdf.`);
}

/** The participant shows a proof to a stranger by a link, reads that it was opened, and closes it. */
export async function shareProof(
  { participant, say }: Scene,
  baseUrl: string,
  holding: string,
): Promise<void> {
  const { share, shareCode } = await participant.act<{
    share: { id: string; link: string };
    shareCode: string;
  }>('createShare', 'CreateShareInput', 'ShareCreated', 'shareCode share { id link }', {
    items: [{ holding, whole: true }],
    language: 'fi',
    withCode: true,
  });
  const opened = await new Client(baseUrl).act<{ items: { verdict: { outcome: string } }[] }>(
    'openShare',
    'OpenShareInput',
    'ShareOpened',
    'items { verdict { outcome } }',
    { token: share.link.split('/').at(-1), code: shareCode },
  );
  const { viewer } = await participant.ask<{ viewer: { log: { edges: { node: { sentence: string } }[] } } }>(
    'query WhoHasLooked { viewer { log(first: 1) { edges { node { sentence } } } } }',
  );
  say(
    `A link with a code shows the proof to a stranger: ${opened.items.map(({ verdict }) => verdict.outcome).join(', ')}. Its holder reads: “${viewer.log.edges[0]?.node.sentence}”`,
  );
  await participant.act('withdrawShare', 'ShareInput', 'ShareChanged', '__typename', {
    share: share.id,
  });
}

/** The participant takes everything along. */
export async function takeEverything({ participant, say }: Scene, output: string): Promise<void> {
  const { prepareExport } = await participant.ask<{ prepareExport: { url: string } }>(
    'mutation TakeEverything { prepareExport { ... on ExportPrepared { url } ... on Refusal { code } } }',
  );
  const answer = await fetch(prepareExport.url);
  if (!answer.ok) throw new Error(`the export answered ${answer.status}`);
  writeFileSync(join(output, 'everything.zip'), new Uint8Array(await answer.arrayBuffer()));
  say('The participant takes everything along: wallet/everything.zip, with index.html to read.');
}
