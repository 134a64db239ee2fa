import { Refusal } from '../../base/refusal.ts';
import type { ImportedQualification, Mapped } from '../qualification.ts';
import { isFinished, mapUnitShape } from './map-unit.ts';
import { Remarks } from './remarks.ts';
import { type DocumentShape, readDocument } from './shape.ts';
import { called, oneLine } from './wording.ts';

export { mapUnit } from './map-unit.ts';

const finnishDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Midnight in Finland, which the source sends as an instant, as the day that it begins. */
const dayOf = (instant: number | null) => (instant === null ? null : finnishDay.format(instant));

interface Place {
  readonly scope: number | null;
  readonly position: number;
}

/** What the document says about its units outside them: scope and order. */
function placesOf(document: DocumentShape, remarks: Remarks): Map<string, Place> {
  const ids = new Set(document.tutkinnonOsat.map((unit) => String(unit.id)));
  const places = new Map<string, Place>();
  for (const [way, { laajuusYksikko, tutkinnonOsaViitteet }] of document.suoritustavat.entries()) {
    const inPoints = laajuusYksikko === null || laajuusYksikko === 'OSAAMISPISTE';
    if (!inPoints)
      remarks.note(['suoritustavat', way, 'laajuusYksikko'], 'SCOPE_NOT_IN_POINTS', laajuusYksikko);
    for (const [index, reference] of tutkinnonOsaViitteet.entries()) {
      const id = reference._tutkinnonOsa;
      if (id === null || !ids.has(id)) {
        remarks.leaveOut(['suoritustavat', way, 'tutkinnonOsaViitteet', index], 'UNIT_MISSING', id);
        continue;
      }
      const before = places.get(id);
      places.set(id, {
        scope: before?.scope ?? (inPoints ? reference.laajuus : null),
        position: before?.position ?? reference.jarjestys ?? Number.MAX_SAFE_INTEGER,
      });
    }
  }
  return places;
}

/** A whole document in our terms. Refusal NOT_QUALIFICATION_REQUIREMENTS says where it is broken and what was expected. */
export function mapDocument(json: unknown): Mapped<ImportedQualification> | Refusal {
  const document = readDocument(json);
  if (document instanceof Refusal) return document;
  const remarks = new Remarks();
  const name = oneLine(document.nimi);
  if (!isFinished(document.tila))
    remarks.note(['tila'], 'NOT_PUBLISHED', document.diaarinumero ?? called(name));
  const places = placesOf(document, remarks);
  const units = document.tutkinnonOsat
    .map((shape, index) => {
      const place = places.get(String(shape.id));
      const unit = mapUnitShape(shape, ['tutkinnonOsat', index], place?.scope ?? null, remarks);
      if (unit.competencePoints === null)
        remarks.note(['tutkinnonOsat', index, 'laajuus'], 'SCOPE_MISSING', unit.code);
      return { unit, position: place?.position ?? Number.MAX_SAFE_INTEGER };
    })
    .sort((a, b) => a.position - b.position)
    .map(({ unit }) => unit);
  return remarks.with({
    documentId: document.id,
    version: new Date(document.globalVersion.aikaleima),
    name,
    diaryNumber: document.diaarinumero,
    educationType: document.koulutustyyppi,
    validFrom: dayOf(document.voimassaoloAlkaa),
    transitionEnds: dayOf(document.siirtymaPaattyy),
    validUntil: dayOf(document.voimassaoloLoppuu),
    units,
  });
}

/** The document from its JSON text. Refusal NOT_QUALIFICATION_REQUIREMENTS also where it is no JSON at all. */
export function readDocumentText(text: string): Mapped<ImportedQualification> | Refusal {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return new Refusal('NOT_QUALIFICATION_REQUIREMENTS', [], { at: '$', expected: 'JSON' });
  }
  return mapDocument(json);
}
