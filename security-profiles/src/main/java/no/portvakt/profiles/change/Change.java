package no.portvakt.profiles.change;

import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;

/**
 * One thing that is different.
 *
 * @param service whose; {@link CatalogChanges#MUNICIPALITY} if it is the floor under all of them
 * @param key which key of the profile, {@code rules} for what a request meets
 * @param what one sentence, without a full stop
 * @param effect there if it is about requests
 */
public record Change(ServiceId service, Direction direction, String key, Texts what, Optional<Effect> effect) {

    static Change of(ServiceId service, Direction direction, String key, Texts what) {
        return new Change(service, direction, key, what, Optional.empty());
    }
}
