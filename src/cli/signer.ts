import { KeyFolder } from '../credential/signer/key-folder.ts';
import { openSigner, SocketInUse } from '../credential/signer/signer-door.ts';
import { type SignerConfiguration, WrongConfiguration } from '../server/configuration.ts';

/** `pateva signer`: keeps issuers' private keys and signs with them, until it is asked to stop. */
export async function signerCommand({ folder, masterKey, socket }: SignerConfiguration): Promise<number> {
  const close = await openSigner(new KeyFolder(folder, masterKey), socket).catch((problem: unknown) => {
    if (problem instanceof SocketInUse)
      throw new WrongConfiguration(`PATEVA_SIGNER_SOCKET: ${problem.message}`);
    throw problem;
  });
  console.log(`The signer listens at ${socket}.`);
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await close();
  return 0;
}
