package no.portvakt.gateway.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.fixture.TestCertificates;

/** One worker of Debian's nginx: the upstream of everybody, and the plainest proxy there is. */
final class Nginx implements AutoCloseable {

    private static final int BIG = 100 * 1024 * 1024;

    /** Otherwise its workers become somebody who may not read our folder. */
    private static final boolean AS_ROOT = System.getProperty("user.name").equals("root");

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    /** 1 KiB at every path, to GET and to POST, and 100 MiB below {@code /files/}; plain, for proxies to call. */
    static Nginx upstream(Path folder, int port) {
        return start(folder, "upstream", List.of(), content(folder, listening(port, Optional.empty())));
    }

    /** The same, as the one that is measured without a proxy. */
    static Nginx direct(Path folder, int port, Optional<TestCertificates.Pair> tls) {
        return start(folder, "direct", Cores.all(), content(folder, listening(port, tls)));
    }

    static Nginx proxy(Path folder, int port, int upstream, Optional<TestCertificates.Pair> tls) {
        return start(folder, "proxy", Cores.all(), """
                upstream up { server 127.0.0.1:%d; keepalive 128; keepalive_requests 1000000000; }
                server {
                  %s
                  location / {
                    proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection "";
                    proxy_set_header Host $host; proxy_max_temp_file_size 0;
                  }
                }
                """.formatted(upstream, listening(port, tls)));
    }

    private static String listening(int port, Optional<TestCertificates.Pair> tls) {
        return tls.map(pair ->
                        "listen 127.0.0.1:%d ssl backlog=4096; ssl_certificate %s; ssl_certificate_key %s; ssl_protocols TLSv1.3;"
                                .formatted(port, pair.certificate(), pair.key()))
                .orElse("listen 127.0.0.1:%d backlog=4096;".formatted(port));
    }

    private static String content(Path folder, String listening) {
        var files = folder.resolve("files");
        try (var big = new RandomAccessFile(
                Files.createDirectories(files.resolve("files")).resolve("100m").toFile(), "rw")) {
            big.setLength(BIG);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return """
                server {
                  %s
                  location / { return 200 "%s"; }
                  location /files/ { root %s; }
                }
                """.formatted(listening, "x".repeat(1_024), files);
    }

    private static Nginx start(Path folder, String name, List<String> before, String servers) {
        var own = folder.resolve(name);
        try {
            Files.createDirectories(own);
            var configuration = Files.writeString(
                    own.resolve("nginx.conf"), """
                    %3$s daemon off; worker_processes 1; pid %1$s/pid; error_log %1$s/error error;
                    events { worker_connections 4096; }
                    http {
                      access_log off; keepalive_timeout 600; keepalive_requests 1000000000; tcp_nodelay on; sendfile on;
                      client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/f;
                      uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                      client_body_buffer_size 16k; client_max_body_size 1g; default_type text/plain;
                      %2$s
                    }
                    """.formatted(own, servers, AS_ROOT ? "user root;" : ""));
            List<String> command = new ArrayList<>(before);
            command.addAll(
                    List.of("nginx", "-p", own.toString(), "-c", configuration.toString(), "-e", own + "/error"));
            return new Nginx(new ProcessBuilder(command).inheritIO().start());
        } catch (IOException missing) {
            throw new UncheckedIOException("nginx does not start; is Debian's package nginx-light installed?", missing);
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
