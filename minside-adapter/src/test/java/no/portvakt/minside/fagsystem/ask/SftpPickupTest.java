package no.portvakt.minside.fagsystem.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.portvakt.minside.accesslog.Lookups;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.fagsystem.ask.Pickup.Picked;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.ConnectorFiles;
import no.portvakt.minside.fagsystem.connector.Transport;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FRI's file on an SFTP server. */
class SftpPickupTest {

    private static final String PERSON = "10877200006";
    private static final String ROW = PERSON + ";A-1;Hallen;2026-11-20";
    private static final Duration SHORT = Duration.ofMillis(700);

    @TempDir
    private Path root;

    @TempDir
    private Path ours;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private DropFolder folder = new DropFolder(Path.of("."));

    /** What happens on the server while the file is read. */
    private interface Meanwhile {

        void happens(ServerSession session) throws IOException;
    }

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new DropFolder(Files.createDirectory(root.resolve("ut")));
    }

    @AfterEach
    void close() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
        executor.close();
    }

    private <T extends AutoCloseable> T opened(T each) {
        opened.add(each);
        return each;
    }

    private TestSftpServer server(SftpEventListener... listeners) throws IOException {
        return opened(new TestSftpServer(root, ours, listeners));
    }

    private static SftpEventListener whenRead(Meanwhile meanwhile) {
        return new SftpEventListener() {
            @Override
            public void reading(
                    ServerSession session, String handle, FileHandle file, long offset, byte[] data, int at, int length)
                    throws IOException {
                meanwhile.happens(session);
            }
        };
    }

    private static Connector fri() {
        return Optional.ofNullable(ConnectorFiles.shipped().get("fri")).orElseThrow();
    }

    private static Transport.Drop drop(String path, Optional<String> marker) {
        var shipped = (Transport.Drop) fri().transport();
        return new Transport.Drop(path, marker, shipped.oldest(), shipped.every(), shipped.format(), shipped.limits());
    }

    private static Transport.Drop drop() {
        return drop("/utleie.csv", Optional.of(".ferdig"));
    }

    private static Sftp byPassword(TestSftpServer server) throws IOException {
        return new Sftp(
                server.knownHosts(),
                new Sftp.Credential.Password(server.password(TestSftpServer.PASSWORD)),
                Duration.ofSeconds(20));
    }

    private static Sftp showing(TestSftpServer server, Sftp.Credential credential) throws IOException {
        return new Sftp(server.knownHosts(), credential, Duration.ofSeconds(20));
    }

    private Pickup pickup(URI url, Sftp sftp, Transport.Drop drop) {
        return opened(new SftpPickup(new SftpServer(url, sftp), drop, Clock.systemUTC()));
    }

    private Picked pick(TestSftpServer server, Sftp sftp) {
        return pickup(server.address("/ut"), sftp, drop()).pick(Optional.empty());
    }

    private Picked pick(TestSftpServer server) throws IOException {
        return pick(server, byPassword(server));
    }

    private static String problem(Picked picked) {
        return switch (picked) {
            case Picked.No(var problem) -> problem;
            case Picked.Whole whole -> throw new AssertionError(whole.toString());
            case Picked.Same same -> throw new AssertionError(same.toString());
        };
    }

    private static byte[] content(Picked picked) {
        return switch (picked) {
            case Picked.Whole whole -> whole.content();
            case Picked.No(var problem) -> throw new AssertionError(problem);
            case Picked.Same same -> throw new AssertionError(same.toString());
        };
    }

    private static Instant aMinuteAgo() {
        return Instant.now().minusSeconds(60);
    }

    private byte[] leaveRow() throws IOException {
        var bytes = (DropFolder.HEADER + "\n" + ROW + "\n").getBytes(StandardCharsets.UTF_8);
        folder.leave(bytes, aMinuteAgo());
        return bytes;
    }

    @Test
    void shouldAnswerCitizensFromAFileThere() throws Exception {
        leaveRow();
        var server = server();
        var sftp = showing(server, new Sftp.Credential.Key(server.key()));
        var place = new Place(
                server.address("/ut"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(sftp));
        var sources = opened(new Sources(Map.of("fri", fri()), Map.of("fri", place), executor, Clock.systemUTC()));
        assertThat(sources.troubles("fri")).isEmpty();

        var answer = Optional.ofNullable(sources.byId().get("fri"))
                .orElseThrow()
                .fetch(Lookups.of("fri", PERSON), "lokaler", List.of("booking.number"));

        assertThat(answer).isInstanceOfSatisfying(SourceAnswer.Answered.class, answered -> assertThat(answered.values())
                .containsEntry("booking.number", "A-1"));
    }

    @Test
    void shouldGetTheWholeFileByPasswordAndByKeyAndTheNextOneOnce() throws Exception {
        var bytes = leaveRow();
        var server = server();
        assertThat(content(pick(server))).isEqualTo(bytes);
        assertThat(content(pick(server, showing(server, new Sftp.Credential.Key(server.key())))))
                .isEqualTo(bytes);

        var pickup = pickup(server.address("/ut/"), byPassword(server), drop());
        var known = ((Picked.Whole) pickup.pick(Optional.empty())).stamp();
        assertThat(pickup.pick(Optional.of(known))).isInstanceOf(Picked.Same.class);
        folder.leave(bytes, Instant.now().minusSeconds(30));
        assertThat(content(pickup.pick(Optional.of(known)))).isEqualTo(bytes);
    }

    @Test
    void shouldGetFifteenMegabytesByteForByte() throws Exception {
        var bytes = new byte[15 << 20];
        new java.util.Random(7).nextBytes(bytes);
        folder.leave(bytes, aMinuteAgo());

        assertThat(content(pick(server()))).isEqualTo(bytes);
    }

    @Test
    void shouldNotSpeakToAServerWhoseKeyItDoesNotKnow() throws Exception {
        leaveRow();
        var server = server();
        var credential = new Sftp.Credential.Password(server.password(TestSftpServer.PASSWORD));
        var patience = Duration.ofSeconds(20);

        assertThat(problem(pick(server, new Sftp(server.strangersKey(), credential, patience))))
                .startsWith("the server shows another key than the one in the file of known hosts");
        var nobody = Files.createFile(ours.resolve("nobody"));
        assertThat(problem(pick(server, new Sftp(nobody, credential, patience))))
                .isEqualTo("the server's key is not in the file of known hosts");
        assertThat(nobody).isEmptyFile();
        assertThat(problem(pick(server, new Sftp(ours.resolve("missing"), credential, patience))))
                .isEqualTo("the file of known hosts cannot be read");
    }

    @Test
    void shouldSayThatItIsNotLetIn() throws Exception {
        leaveRow();
        var server = server();

        assertThat(problem(pick(server, showing(server, new Sftp.Credential.Password(server.password("feil"))))))
                .isEqualTo("the server does not let us in");
        assertThat(problem(pick(server, showing(server, new Sftp.Credential.Key(server.anotherKey())))))
                .isEqualTo("the server does not let us in");
        assertThat(problem(pick(server, showing(server, new Sftp.Credential.Key(server.knownHosts())))))
                .isEqualTo("our key is none that can be read");
        assertThat(problem(pick(server, showing(server, new Sftp.Credential.Key(ours.resolve("no"))))))
                .isEqualTo("our key cannot be read");
        assertThat(problem(pick(server, showing(server, new Sftp.Credential.Password(ours.resolve("no"))))))
                .isEqualTo("the file of the password cannot be read");
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        var server = server();
        var sftp = byPassword(server);

        assertThat(problem(pickup(server.address("/inn"), sftp, drop()).pick(Optional.empty())))
                .isEqualTo("the folder is not there");
        assertThat(problem(pick(server))).isEqualTo("its marker is not there: it is not whole yet");
        Files.createFile(folder.marker());
        assertThat(problem(pick(server))).isEqualTo("the file is not there");
        leaveRow();
        Files.delete(folder.marker());
        assertThat(problem(pick(server))).isEqualTo("its marker is not there: it is not whole yet");
        server.close();
        assertThat(problem(pick(server))).isEqualTo("the server cannot be reached");
        assertThat(problem(pickup(URI.create("sftp://fri@nowhere.invalid/ut"), sftp, drop())
                        .pick(Optional.empty())))
                .isEqualTo("no server has this name");
    }

    @Test
    void shouldNotReadWhatWasWrittenToJustNow() throws Exception {
        folder.rows(ROW);
        var server = server();

        assertThat(problem(pick(server))).contains("may not be whole yet");
        assertThat(problem(pickup(server.address("/ut"), byPassword(server), drop("/utleie.csv", Optional.empty()))
                        .pick(Optional.empty())))
                .contains("may not be whole yet");
        folder.leave(new byte[3], Instant.now().plusSeconds(86_400));
        assertThat(problem(pick(server))).isEqualTo("is from the future");
    }

    @Test
    void shouldNotReadAGigabyteOrAFolder() throws Exception {
        leaveRow();
        try (var file = new RandomAccessFile(folder.file().toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        var server = server();
        assertThat(problem(pick(server))).isEqualTo("is larger than 16777216 bytes");

        Files.delete(folder.file());
        Files.createDirectory(folder.file());
        assertThat(problem(pick(server))).isEqualTo("is no file");
    }

    @Test
    void shouldNotReadPastItsLimitWhatGrowsWhileItIsRead() throws Exception {
        leaveRow();
        var server = server(whenRead(_ -> Files.writeString(
                folder.file(), "x".repeat(1 << 16), StandardCharsets.UTF_8, StandardOpenOption.APPEND)));

        assertThat(problem(pick(server))).isEqualTo("was written to while it was read");
    }

    @Test
    void shouldNotTakeWhatLostItsMarkerWhileItWasRead() throws Exception {
        leaveRow();

        assertThat(problem(pick(server(whenRead(_ -> Files.deleteIfExists(folder.marker()))))))
                .isEqualTo("was written to while it was read");
    }

    @Test
    void shouldFollowNoLinkOutOfTheFolder() throws Exception {
        var elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        new DropFolder(elsewhere).leave(leaveRow(), aMinuteAgo());
        Files.delete(folder.file());
        Files.createSymbolicLink(folder.file(), Path.of("../elsewhere/utleie.csv"));
        var server = server();
        assertThat(problem(pick(server))).isEqualTo("a symbolic link is in the way");

        Files.createSymbolicLink(folder.folder().resolve("inn"), Path.of("../elsewhere"));
        assertThat(problem(pickup(
                                server.address("/ut"),
                                byPassword(server),
                                drop("/inn/utleie.csv", Optional.of(".ferdig")))
                        .pick(Optional.empty())))
                .isEqualTo("a symbolic link is in the way");
    }

    @Test
    void shouldTakeNoNameForAPattern() throws Exception {
        leaveRow();
        var server = server();

        assertThat(problem(pickup(server.address("/%2A"), byPassword(server), drop())
                        .pick(Optional.empty())))
                .isEqualTo("the folder is not there");
    }

    @Test
    void shouldSayThatTheConnectionBrokeOff() throws Exception {
        leaveRow();

        assertThat(problem(
                        pick(server(whenRead(session -> session.getIoSession().close(true))))))
                .isEqualTo("the connection broke off");
    }

    @Test
    void shouldLetGoOfAServerThatStopsInTheMiddle() throws Exception {
        leaveRow();
        var done = new CountDownLatch(1);
        opened(done::countDown);
        var server = server(whenRead(_ -> {
            try {
                done.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));
        var sftp = byPassword(server);

        assertThat(problem(pick(server, new Sftp(sftp.knownHosts(), sftp.credential(), Duration.ofSeconds(3)))))
                .isEqualTo("the server did not give it within PT3S");
        done.countDown();
    }

    @Test
    void shouldLetGoOfAServerThatSaysNothing() throws Exception {
        var known = Files.createFile(ours.resolve("known"));
        var password = new Sftp.Credential.Password(Files.createFile(ours.resolve("password")));
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = URI.create("sftp://fri@127.0.0.1:" + silent.getLocalPort() + "/ut");

            assertThat(problem(pickup(url, new Sftp(known, password, SHORT), drop())
                            .pick(Optional.empty())))
                    .isIn("the server did not give it within PT0.7S", "the server does not answer");
        }
    }

    @Test
    void shouldNotStartWithoutWhatItTakes() {
        for (var url : List.of("sftp://h/ut", "sftp://fri:hemmelig@h/ut", "sftp://fri@h", "sftp://fri@h/ut")) {
            assertThatIllegalStateException()
                    .as(url)
                    .isThrownBy(() -> new Sources(
                            Map.of("fri", fri()),
                            Map.of("fri", Place.at(URI.create(url))),
                            executor,
                            Clock.systemUTC()))
                    .withMessageNotContaining("hemmelig");
        }
    }
}
