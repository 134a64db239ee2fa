import type { Actor } from '../../src/access/actor.ts';
import type { Language } from '../../src/base/language.ts';
import type { Outside } from '../../src/base/outside.ts';
import { withBroughtFile } from '../../src/wallet/import/brought-file.ts';
import { importWallet } from '../../src/wallet/import/import-wallet.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { serveHouse } from '../helpers/http.ts';

/** A house at this address, with this way to others. */
export async function makeInstallation(baseUrl: string, outside?: Outside): Promise<TestHouse> {
  const house = await makeHouse();
  const own = { baseUrl, ...(outside ? { outside } : {}) };
  return {
    ...house,
    ...own,
    context: (actor, options) => ({ ...house.context(actor, options), ...own }),
  };
}

/** The way to one other installation, by its own HTTP face. */
export function wayTo(house: TestHouse, served: Awaited<ReturnType<typeof serveHouse>>): Outside {
  return {
    async text(address) {
      if (!address.startsWith(`${house.baseUrl}/`)) return null;
      const answer = await served.app.request(address);
      return answer.ok ? answer.text() : null;
    },
  };
}

/** Brings a ZIP into the actor’s wallet. */
export const bring = (
  house: TestHouse,
  actor: Actor,
  zip: Uint8Array,
  options: { leaveOutForged?: boolean; language?: Language } = {},
) =>
  withBroughtFile(
    (async function* () {
      yield zip;
    })(),
    (file) => importWallet(house.context(actor), file, options),
  );
