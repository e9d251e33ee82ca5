package no.portvakt.idp.keycloak;

/** Keycloak answered an administrative request with an error. */
public final class KeycloakRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    KeycloakRefused(String method, String path, int status, String answer) {
        super(method + " " + path + " was answered " + status + ": " + answer);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
