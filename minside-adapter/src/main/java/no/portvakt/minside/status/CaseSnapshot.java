package no.portvakt.minside.status;

import no.portvakt.profiles.level.SecurityLevel;

/**
 * A case as it stands, for a surface that shows it elsewhere.
 *
 * @param view all of it: whoever passes it on leaves out what is not for the surface
 * @param person the pseudonym of the person concerned
 * @param level what seeing it demands
 * @param sequence up to which of the fagsystem's events
 */
public record CaseSnapshot(CaseView.Open view, String person, SecurityLevel level, long sequence) {}
