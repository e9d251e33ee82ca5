package no.portvakt.gateway.console.life;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.profiles.catalog.ServiceId;

/** Which services a version is about, for asking how far an officer may go with it. */
final class Reach {

    private Reach() {}

    static boolean mayRead(OfficerCall call, Lifeline line) {
        return call.officer()
                .may(
                        Action.READ_PROFILES,
                        DocumentKind.servicesOf(line.version().yaml()));
    }

    /** Both what it replaces and what it is: an owner can neither take over another's document nor give hers away. */
    static Set<ServiceId> servicesOf(Optional<ProfileVersion> active, Optional<String> yaml) {
        var before = DocumentKind.servicesOf(active.flatMap(ProfileVersion::yaml));
        var after = DocumentKind.servicesOf(yaml);
        boolean unownedBefore = active.flatMap(ProfileVersion::yaml).isPresent() && before.isEmpty();
        boolean unownedAfter = yaml.isPresent() && after.isEmpty();
        if (unownedBefore || unownedAfter) {
            return Set.of();
        }
        return Stream.concat(before.stream(), after.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
