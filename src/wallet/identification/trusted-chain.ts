import { type KeyObject, X509Certificate } from 'node:crypto';

/** Leaf and intermediates; more than any member state has. */
const LONGEST_CHAIN = 4;
const LARGEST_CERTIFICATE = 16_384;

/**
 * The key of a signer whose certificate chain (RFC 7515, 4.1.6: DER in base64, its own first) leads to one of the
 * trusted certificates, each valid at `now` and each issuer an authority; else null.
 */
export function trustedKey(chain: unknown, anchors: readonly X509Certificate[], now: Date): KeyObject | null {
  if (!Array.isArray(chain) || chain.length < 1 || chain.length > LONGEST_CHAIN) return null;
  const certificates = chain.map(certificateIn);
  const [own] = certificates;
  if (!own || own.ca) return null;
  for (const [at, certificate] of certificates.entries()) {
    if (!certificate || !isCurrent(certificate, now)) return null;
    const anchor = anchors.find((one) => isCurrent(one, now) && isIssuedBy(certificate, one));
    if (anchor) return own.publicKey;
    const next = certificates[at + 1];
    if (!next || !isIssuedBy(certificate, next)) return null;
  }
  return null;
}

function certificateIn(value: unknown): X509Certificate | null {
  if (typeof value !== 'string' || value.length > LARGEST_CERTIFICATE) return null;
  try {
    return new X509Certificate(Buffer.from(value, 'base64'));
  } catch {
    return null;
  }
}

const isCurrent = ({ validFrom, validTo }: X509Certificate, now: Date): boolean =>
  new Date(validFrom) <= now && now <= new Date(validTo);

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
