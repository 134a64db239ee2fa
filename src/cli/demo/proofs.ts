import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from './client.ts';

interface ProofAnswer {
  readonly credential: { readonly json: string; readonly pdf: string; readonly verifyUrl: string };
}

/** Writes a credential's signed JSON and its PDF, as its holder gets them, and returns the JSON. */
export async function writeProof(
  holder: Client,
  id: string,
  folder: string,
  json: string,
  pdf: string,
): Promise<string> {
  const { credential } = await holder.ask<ProofAnswer>(
    'query TakeProof($id: ID!) { credential(id: $id) { json pdf verifyUrl } }',
    { id },
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, json), credential.json);
  writeFileSync(join(folder, pdf), Buffer.from(credential.pdf, 'base64'));
  return credential.json;
}

/** What somebody who is not signed in is told about a proof. */
export async function verdictOn(baseUrl: string, text: string): Promise<string> {
  const { verify } = await new Client(baseUrl).ask<{
    verify: { outcome: string; checks: { name: string; outcome: string; reason: string }[] };
  }>(
    'query CheckProof($text: String!) { verify(input: { text: $text }) { outcome checks { name outcome reason(language: en) } } }',
    {
      text,
    },
  );
  const worst = verify.checks.find((check) => check.outcome === verify.outcome && check.outcome !== 'VALID');
  return worst ? `${verify.outcome} (${worst.name}: ${worst.reason})` : verify.outcome;
}

/** Writes the receipt of a check of a proof that nobody signed in for. */
export async function writeReceipt(baseUrl: string, text: string, file: string): Promise<void> {
  const { verify } = await new Client(baseUrl).ask<{ verify: { receipt: string } }>(
    'query CheckProof($text: String!) { verify(input: { text: $text }) { receipt } }',
    { text },
  );
  writeFileSync(file, verify.receipt);
}

/** Writes the issuers' DID documents and status lists, so that proofs verify without this server. */
export async function writeTrust(
  baseUrl: string,
  credentials: readonly string[],
  folder: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await fetch(`${baseUrl}/.well-known/did.json`);
  writeFileSync(join(folder, 'server.did.json'), await server.text());
  const fetched = new Set<string>();
  for (const text of credentials) {
    const { issuer, credentialStatus } = JSON.parse(text) as {
      issuer: { id: string };
      credentialStatus: { statusListCredential: string };
    };
    const slug = issuer.id.split(':').at(-1) ?? '';
    const list = credentialStatus.statusListCredential;
    for (const [url, name] of [
      [`${baseUrl}/orgs/${slug}/did.json`, `${slug}.did.json`],
      [list, `${slug}.status-${list.split('/').at(-1)}.json`],
      [`${list}/suspension`, `${slug}.status-${list.split('/').at(-1)}.suspension.json`],
      [`${list}/token`, `${slug}.status-${list.split('/').at(-1)}.jwt`],
    ] as const) {
      if (fetched.has(url)) continue;
      fetched.add(url);
      writeFileSync(join(folder, name), await (await fetch(url)).text());
    }
  }
}
