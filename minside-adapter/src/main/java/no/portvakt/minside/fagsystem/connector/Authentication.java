package no.portvakt.minside.fagsystem.connector;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How we show a system who asks. Names, keys and passwords are configuration and never stand in the file. */
public enum Authentication {
    @JsonProperty("none")
    NONE,
    /** User and password (RFC 7617); those of a database or an SFTP server too. */
    @JsonProperty("basic")
    BASIC,
    /** A client certificate. */
    @JsonProperty("mutual-tls")
    MUTUAL_TLS,
    /** A bearer token that is bought with a signed assertion (RFC 7523), as Maskinporten does it. */
    @JsonProperty("jwt-grant")
    JWT_GRANT
}
