package no.portvakt.idp.mailing.delivery;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A folder on an SFTP server, by public key; a server whose key does not stand in {@code knownHosts} is not spoken to. A
 * file has its name when it is whole.
 *
 * @param address {@code sftp://user@host:port/folder}
 * @param key ours, OpenSSH or PKCS#8, not encrypted
 */
public record SftpDelivery(URI address, Path key, Path knownHosts) implements Delivery {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STANDARD_PORT = 22;

    @Override
    public void deliver(Parcel parcel, byte[] letters) throws Undelivered {
        try (var ssh = SshClient.setUpDefaultClient()) {
            ssh.setServerKeyVerifier(new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, knownHosts));
            ssh.start();
            try (var session = connect(ssh);
                    var sftp = SftpClientFactory.instance().createSftpClient(session)) {
                put(sftp, parcel, letters);
            }
        } catch (IOException | GeneralSecurityException broken) {
            throw new Undelivered("cannot send to " + address.getHost() + " by SFTP", broken);
        }
    }

    private ClientSession connect(SshClient ssh) throws IOException, GeneralSecurityException {
        int port = address.getPort() < 0 ? STANDARD_PORT : address.getPort();
        var session = ssh.connect(address.getUserInfo(), address.getHost(), port)
                .verify(PATIENCE)
                .getSession();
        try (var bytes = Files.newInputStream(key)) {
            SecurityUtils.loadKeyPairIdentities(
                            session, NamedResource.ofName(key.toString()), bytes, FilePasswordProvider.EMPTY)
                    .forEach(session::addPublicKeyIdentity);
        }
        session.auth().verify(PATIENCE);
        return session;
    }

    private void put(SftpClient sftp, Parcel parcel, byte[] letters) throws IOException {
        var target = address.getPath() + "/" + parcel.fileName();
        var growing = target + ".part";
        try (var out = sftp.write(growing, EnumSet.of(OpenMode.Create, OpenMode.Truncate, OpenMode.Write))) {
            out.write(letters);
        }
        if (isThere(sftp, target)) {
            sftp.remove(target);
        }
        sftp.rename(growing, target);
    }

    private static boolean isThere(SftpClient sftp, String path) throws IOException {
        try {
            return sftp.stat(path).isRegularFile();
        } catch (SftpException refused) {
            if (refused.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw refused;
        }
    }

    @Override
    public void close() {
        // a connection lives as long as a parcel
    }
}
