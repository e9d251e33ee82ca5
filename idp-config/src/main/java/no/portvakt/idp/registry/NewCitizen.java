package no.portvakt.idp.registry;

/** Body of {@code PUT citizens}. Prints masked. */
public record NewCitizen(String pid, String givenName, String familyName, String password) {

    @Override
    public String toString() {
        return "NewCitizen[***]";
    }
}
