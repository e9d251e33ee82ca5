package no.portvakt.minside.fagsystem.ask;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A server that is spoken to by SFTP, one connection for each look. A server whose key does not stand among the known ones is
 * told nothing; whatever goes on longer than the patience is cut off.
 */
final class SftpServer implements AutoCloseable {

    private static final int STANDARD_PORT = 22;

    private final URI url;
    private final Sftp sftp;
    private volatile CutOff open = new CutOff();

    /** @param url {@code sftp://user@host:port/folder} */
    SftpServer(URI url, Sftp sftp) {
        this.url = url;
        this.sftp = sftp;
    }

    /** What is done with an open connection. */
    interface Look {

        Pickup.Picked at(ChannelSftp channel) throws IOException, SftpException;
    }

    /** The folder, as the address says it. */
    String folder() {
        var path = url.getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Connects, looks, and lets go; whatever goes wrong is said in words. */
    Pickup.Picked look(Look look) {
        var cutOff = new CutOff();
        open = cutOff;
        var late = new CompletableFuture<Void>()
                .orTimeout(sftp.patience().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        cutOff.close();
                    }
                });
        try {
            return looked(cutOff, look);
        } catch (Unusable unusable) {
            return new Pickup.Picked.No(unusable.words());
        } catch (IOException | JSchException | SftpException broken) {
            return new Pickup.Picked.No(
                    late.isCompletedExceptionally()
                            ? "the server did not give it within " + sftp.patience()
                            : SftpWords.of(broken));
        } finally {
            late.complete(null);
            cutOff.close();
        }
    }

    private Pickup.Picked looked(CutOff cutOff, Look look) throws Unusable, IOException, JSchException, SftpException {
        var jsch = new JSch();
        var known = read(sftp.knownHosts(), "the file of known hosts cannot be read");
        jsch.setKnownHosts(new ByteArrayInputStream(known));
        var session =
                jsch.getSession(url.getUserInfo(), url.getHost(), url.getPort() < 0 ? STANDARD_PORT : url.getPort());
        session.setSocketFactory(cutOff);
        session.setDaemonThread(true);
        session.setConfig("StrictHostKeyChecking", "yes");
        show(jsch, session);
        int millis = Math.toIntExact(
                Math.min(sftp.patience().toMillis(), Duration.ofHours(1).toMillis()));
        try {
            session.connect(millis);
            var channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(millis);
            return look.at(channel);
        } finally {
            session.disconnect();
        }
    }

    private void show(JSch jsch, Session session) throws Unusable {
        switch (sftp.credential()) {
            case Sftp.Credential.Key(var file) -> {
                var key = read(file, "our key cannot be read");
                try {
                    jsch.addIdentity("ours", key, null, null);
                } catch (JSchException unreadable) {
                    throw new Unusable("our key is none that can be read");
                }
                session.setConfig("PreferredAuthentications", "publickey");
            }
            case Sftp.Credential.Password(var file) -> {
                var text = new String(read(file, "the file of the password cannot be read"), StandardCharsets.UTF_8);
                session.setPassword(text.lines().findFirst().orElse("").getBytes(StandardCharsets.UTF_8));
                session.setConfig("PreferredAuthentications", "password,keyboard-interactive");
            }
        }
    }

    private static byte[] read(Path file, String otherwise) throws Unusable {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Unusable(otherwise);
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
