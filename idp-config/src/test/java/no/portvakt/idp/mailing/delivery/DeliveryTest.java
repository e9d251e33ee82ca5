package no.portvakt.idp.mailing.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import no.portvakt.idp.mailing.delivery.Delivery.Parcel;
import no.portvakt.idp.mailing.delivery.Delivery.Undelivered;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

    private static final Parcel PARCEL = new Parcel("c-1", "csv", "text/csv");

    private final byte[] letters = "QWERT".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void shouldBeThereWholeAndForNobodyElseWhenSentToAFolder() throws Exception {
        try (var delivery = new FolderDelivery(folder)) {
            delivery.deliver(PARCEL, letters);
            delivery.deliver(PARCEL, letters);
        }

        assertThat(folder).isDirectoryContaining("glob:**/c-1.csv");
        assertThat(names(folder)).containsExactly("c-1.csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("c-1.csv"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldSayThatItDidNotArriveWhenThereIsNoFolder() {
        try (var delivery = new FolderDelivery(folder.resolve("missing"))) {
            assertThatThrownBy(() -> delivery.deliver(PARCEL, letters))
                    .isInstanceOf(Undelivered.class)
                    .hasMessageNotContaining("QWERT");
        }
    }

    @Test
    void shouldBeThereUnderItsNameWhenSentBySftp() throws Exception {
        var inbox = Files.createDirectories(folder.resolve("inbox"));
        var ours = newKey(folder.resolve("id"));
        var theirs = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        try (var server = server(inbox, ours, theirs)) {
            var known = knows(server, theirs);
            try (var delivery = new SftpDelivery(address(server), folder.resolve("id"), known)) {
                delivery.deliver(PARCEL, letters);
                delivery.deliver(PARCEL, letters);
            }

            assertThat(names(inbox)).containsExactly("c-1.csv");
            assertThat(inbox.resolve("c-1.csv")).hasContent("QWERT");
        }
    }

    @Test
    void shouldNotSpeakToAServerThatNobodyKnowsNorComeInWithAnotherKey() throws Exception {
        var inbox = Files.createDirectories(folder.resolve("inbox"));
        var ours = newKey(folder.resolve("id"));
        newKey(folder.resolve("other"));
        var theirs = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        try (var server = server(inbox, ours, theirs)) {
            var stranger = knows(server, KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256));
            try (var unknown = new SftpDelivery(address(server), folder.resolve("id"), stranger)) {
                assertThatThrownBy(() -> unknown.deliver(PARCEL, letters)).isInstanceOf(Undelivered.class);
            }
            try (var refused = new SftpDelivery(address(server), folder.resolve("other"), knows(server, theirs))) {
                assertThatThrownBy(() -> refused.deliver(PARCEL, letters)).isInstanceOf(Undelivered.class);
            }
            assertThat(names(inbox)).isEmpty();
        }
    }

    private static SshServer server(Path inbox, KeyPair allowed, KeyPair own) throws IOException {
        var server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(own));
        server.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, allowed.getPublic()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(inbox));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        return server;
    }

    private static URI address(SshServer server) {
        return URI.create("sftp://printer@127.0.0.1:" + server.getPort() + "/");
    }

    private Path knows(SshServer server, KeyPair key) throws IOException {
        var line = "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
        return Files.writeString(folder.resolve("known_hosts"), line);
    }

    private static KeyPair newKey(Path file) throws Exception {
        var key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
        }
        return key;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
