package no.portvakt.demo.clients;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import no.portvakt.demo.processes.DemoSystem;

/** Debian's Apache with one of the modules that make it a portal, over TLS, as whoever runs the test or as root. */
final class ApacheServer implements AutoCloseable {

    private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

    private static final String CONFIGURATION = """
            ServerRoot FOLDER
            DefaultRuntimeDir FOLDER
            PidFile FOLDER/pid
            ErrorLog FOLDER/error.log
            ServerName localhost
            Listen 127.0.0.1:PORT
            User www-data
            Group www-data
            LoadModule mpm_event_module MODULES/mod_mpm_event.so
            LoadModule authn_core_module MODULES/mod_authn_core.so
            LoadModule authz_core_module MODULES/mod_authz_core.so
            LoadModule authz_user_module MODULES/mod_authz_user.so
            LoadModule dir_module MODULES/mod_dir.so
            LoadModule mime_module MODULES/mod_mime.so
            LoadModule include_module MODULES/mod_include.so
            LoadModule ssl_module MODULES/mod_ssl.so
            TypesConfig /etc/mime.types
            DocumentRoot FOLDER/htdocs
            SSLEngine on
            SSLCertificateFile FOLDER/public-server.pem
            SSLCertificateKeyFile FOLDER/public-server.key.pem
            """;

    private final Process process;
    private final int port;

    private ApacheServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * A folder that Apache's children can read too, which are another user where it is started by root. It holds the
     * demo's public certificate; what else belongs there, the caller puts in before the start.
     *
     * @throws IllegalStateException if the module is not on this machine
     */
    static Path folder(DemoSystem system, String module) throws IOException {
        if (!Files.exists(Path.of("/usr/sbin/apache2")) || !Files.exists(MODULES.resolve(module + ".so"))) {
            throw new IllegalStateException("this test needs Debian's apache2 with " + module
                    + ": apt-get install apache2 and the package that has it, or .ci/run as root");
        }
        var folder = Files.createTempDirectory("apache-portal");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var certificates = system.plan().state().folder("certificates");
        for (var file : Set.of("public-server.pem", "public-server.key.pem")) {
            Files.write(folder.resolve(file), Files.readAllBytes(certificates.resolve(file)));
        }
        Files.createDirectories(folder.resolve("htdocs/secret"));
        return folder;
    }

    /**
     * Starts, and waits until it listens.
     *
     * @param more of its configuration, where {@code FOLDER} and {@code PORT} are put in
     */
    static ApacheServer start(Path folder, int port, String more) throws IOException {
        Files.writeString(
                folder.resolve("apache.conf"),
                (CONFIGURATION + more)
                        .replace("MODULES", MODULES.toString())
                        .replace("FOLDER", folder.toString())
                        .replace("PORT", Integer.toString(port)));
        openForReading(folder);
        var output = folder.resolve("output.log");
        var process = new ProcessBuilder(
                        "/usr/sbin/apache2", "-f", folder.resolve("apache.conf").toString(), "-DFOREGROUND")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().until(() -> !process.isAlive() || listens(port));
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(output));
        }
        return new ApacheServer(process, port);
    }

    String at(String path) {
        return "https://localhost:" + port + path;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static void openForReading(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
