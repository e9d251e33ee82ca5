package no.portvakt.minside.fagsystem.ask;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The SFTP server of somebody who runs FRI: one user, {@code fri}, by key or by the password {@value #PASSWORD}. */
public final class TestSftpServer implements AutoCloseable {

    public static final String PASSWORD = "hemmelig";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair own = newKey();
    private final KeyPair users = newKey();
    private final Path ours;

    /**
     * @param theirs what it shows as its root
     * @param ours where our keys and its known key are written
     */
    public TestSftpServer(Path theirs, Path ours, SftpEventListener... listeners) throws IOException {
        this.ours = ours;
        var subsystem = new SftpSubsystemFactory();
        List.of(listeners).forEach(subsystem::addSftpEventListener);
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(own));
        server.setPublickeyAuthenticator(
                (user, key, _) -> user.equals("fri") && KeyUtils.compareKeys(key, users.getPublic()));
        server.setPasswordAuthenticator((user, password, _) -> user.equals("fri") && password.equals(PASSWORD));
        server.setFileSystemFactory(new VirtualFileSystemFactory(theirs));
        server.setSubsystemFactories(List.of(subsystem));
        server.start();
    }

    private static KeyPair newKey() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    public URI address(String folder) {
        return URI.create("sftp://fri@127.0.0.1:" + server.getPort() + folder);
    }

    /** Its own key, as OpenSSH writes it. */
    public Path knownHosts() throws IOException {
        return knownHosts(own);
    }

    /** The key of another server in its place. */
    public Path strangersKey() throws IOException {
        return knownHosts(newKey());
    }

    private Path knownHosts(KeyPair key) throws IOException {
        return Files.writeString(
                ours.resolve("known_hosts"),
                "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
    }

    /** The user's key. */
    public Path key() throws IOException {
        return written("id", users);
    }

    /** A key that is nobody's. */
    Path anotherKey() throws IOException {
        return written("another", newKey());
    }

    private Path written(String name, KeyPair key) throws IOException {
        var file = ours.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
        return file;
    }

    /** A file with a password in it. */
    public Path password(String password) throws IOException {
        return Files.writeString(ours.resolve("password"), password + "\n");
    }

    @Override
    public void close() throws IOException {
        server.close(true);
    }
}
