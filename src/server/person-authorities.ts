import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { WrongConfiguration } from './wrong-configuration.ts';

const SETTING = 'PATEVA_PERSON_AUTHORITIES';
const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * The certificates under which authorities issue person identification data, from a file of PEM blocks, as a member
 * state's list of trusted issuers names them. Throws WrongConfiguration.
 */
export function personAuthorities(path: string | undefined): X509Certificate[] {
  if (path === undefined) return [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new WrongConfiguration(`${SETTING}: the file cannot be read`);
  }
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.length === 0) throw new WrongConfiguration(`${SETTING}: the file holds no certificate in PEM`);
  return blocks.map((block, at) => {
    let certificate: X509Certificate;
    try {
      certificate = new X509Certificate(block);
    } catch {
      throw new WrongConfiguration(`${SETTING}: certificate ${at + 1} cannot be read`);
    }
    if (!certificate.ca) throw new WrongConfiguration(`${SETTING}: certificate ${at + 1} is no authority’s`);
    return certificate;
  });
}
