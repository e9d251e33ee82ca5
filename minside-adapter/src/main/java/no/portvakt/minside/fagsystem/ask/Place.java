package no.portvakt.minside.fagsystem.ask;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import no.portvakt.minside.grant.Grant;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.tls.PemTls;

/**
 * Where a system is in this installation, and what we show it.
 *
 * @param url its base address; of a view, a JDBC address; of files, the folder as {@code file:/…}
 *     or {@code sftp://user@host:port/folder}
 * @param login for {@code basic}
 * @param identity for {@code mutual-tls}
 * @param trust a PEM file with the authorities of its certificate; without it, the JVM's
 * @param grant for {@code jwt-grant}
 * @param sftp for a folder on an SFTP server
 */
public record Place(
        URI url,
        Optional<Login> login,
        Optional<PemTls.Identity> identity,
        Optional<Path> trust,
        Optional<Grant> grant,
        Optional<Sftp> sftp) {

    /** One that nothing is shown to. */
    public static Place at(URI url) {
        return new Place(url, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, elsewhere. */
    public Place movedTo(URI other) {
        return new Place(other, login, identity, trust, grant, sftp);
    }

    /** User and password. */
    public record Login(String user, Secret password) {}
}
