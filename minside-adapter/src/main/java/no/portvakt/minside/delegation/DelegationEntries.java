package no.portvakt.minside.delegation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.delegation.Delegation;

/** A delegation as a line of the access log. */
final class DelegationEntries {

    /** What stands before each thing that a portal was told: a page has words for them. */
    private static final String TOLD = "portal.";

    private static final Text WHY =
            new Text("Innlogging i portalen", "Innlogging i portalen", "Logging in to the portal");

    private DelegationEntries() {}

    /** Empty for a level that there is not. */
    static Optional<AccessEntry> of(Delegation one) {
        return SecurityLevel.of(one.level())
                .map(level -> new AccessEntry(
                        one.at(),
                        new Text(
                                "Du gikk videre til " + one.name().nb() + " med kommunens innlogging",
                                "Du gjekk vidare til " + one.name().nn() + " med innlogginga til kommunen",
                                "You went on to " + one.name().en() + " with the municipality’s log-in"),
                        new AccessEntry.Receiver(
                                one.portal(), one.organisation(), one.name().nb()),
                        Optional.of(one.service()),
                        level,
                        WHY,
                        fields(one)));
    }

    private static List<String> fields(Delegation one) {
        return one.told().stream()
                .sorted()
                .map(told -> TOLD + told.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
