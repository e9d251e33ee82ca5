package no.portvakt.minside.delivery;

import no.portvakt.minside.status.CaseSnapshot;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/**
 * What a surface is told.
 *
 * @param snapshot the case as it stands
 * @param person whose case it is
 * @param known whether the surface has had this case before
 * @param correlation of this try, so that both logs can be put side by side
 */
public record Parcel(CaseSnapshot snapshot, NationalId person, boolean known, CorrelationId correlation) {}
