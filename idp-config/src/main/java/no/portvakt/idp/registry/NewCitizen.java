package no.portvakt.idp.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT citizens}. Prints masked.
 *
 * @param password left out for whoever chooses her own when she activates her first letter
 */
public record NewCitizen(
        String pid,
        String givenName,
        String familyName,
        @Nullable String password) {

    Optional<String> newPassword() {
        return Optional.ofNullable(password);
    }

    @Override
    public String toString() {
        return "NewCitizen[***]";
    }
}
