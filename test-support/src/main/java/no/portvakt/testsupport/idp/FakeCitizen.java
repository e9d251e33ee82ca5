package no.portvakt.testsupport.idp;

/**
 * Somebody who can log in.
 *
 * @param pid synthetic national id number; empty for one that the identity provider does not know
 */
public record FakeCitizen(String subject, String pid, String locale) {

    public static final FakeCitizen KARI = new FakeCitizen("kari", "01818510078", "nb");
    public static final FakeCitizen OLA = new FakeCitizen("ola", "15869010089", "nn");
}
