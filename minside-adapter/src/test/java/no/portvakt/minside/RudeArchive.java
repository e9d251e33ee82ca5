package no.portvakt.minside;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** An archive that says one thing to GetNoarksak, in the way it is told, and yes to everything else. */
final class RudeArchive implements AutoCloseable {

    private static final Path SAID = Path.of("src/test/resources/noark4ws");
    private static final String NOTHING = "nothing-found.xml";
    private static final String BEGUN =
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><GetNoarksakResponse>";
    private static final String FOUND = "<journpost><jpInnhold>x</jpInnhold><jpEksternNokkel>"
            + "<eksternSystem>portvakt</eksternSystem><nokkel>key-1</nokkel></jpEksternNokkel></journpost>";
    private static final long TEN_GIGABYTES = 10L << 30;

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong sent = new AtomicLong();
    private final List<byte[]> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong puts = new AtomicLong();
    private volatile Manner manner = new Manner("send", "text/xml", "plain.xml");

    /** How it answers. */
    record Manner(String how, String type, String file) {

        byte[] said() throws IOException {
            var bytes = Files.readAllBytes(SAID.resolve(file));
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.contains("@")
                    ? text.replace("@LETTERS@", "QUJD".repeat(62_500))
                            .replace("@DEPTH@", "<x>".repeat(5_000) + "</x>".repeat(5_000))
                            .getBytes(StandardCharsets.ISO_8859_1)
                    : bytes;
        }
    }

    RudeArchive() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        threads.execute(this::open);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/noark4ws";
    }

    void behave(Manner now) {
        manner = now;
    }

    /** How many bytes of floods got out before it was hung up on. */
    long flooded() {
        return sent.get();
    }

    /** The messages that came, whole. */
    List<byte[]> asked() {
        return List.copyOf(asked);
    }

    /** How many cases it was asked to make. */
    long puts() {
        return puts.get();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            var operation = operation(new BufferedInputStream(caller.getInputStream()));
            if (operation.equals("GetNoarksak")) {
                answer(caller);
            } else {
                puts.addAndGet(operation.equals("PutNoarksak") ? 1 : 0);
                var found = operation.equals("GetJournpost") && !manner.file().equals(NOTHING) ? FOUND : "";
                write(caller.getOutputStream(), 200, "text/xml", yes(operation, found), "");
            }
        } catch (IOException hungUp) {
            // what was to be seen is seen on the other side
        }
    }

    private void answer(Socket caller) throws IOException {
        var out = caller.getOutputStream();
        var now = manner;
        switch (now.how()) {
            case "send" -> write(out, 200, now.type(), now.said(), "");
            case "gzip" -> write(out, 200, now.type(), packed(now.said()), "Content-Encoding: gzip\r\n");
            case "bomb" -> write(out, 200, now.type(), packed(new byte[64 << 20]), "Content-Encoding: gzip\r\n");
            case "chunks" -> chunks(out, now);
            case "flood" -> flood(out, now);
            case "drip" -> drip(out, now);
            case "hang" -> caller.getInputStream().read();
            case "reset" -> caller.setSoLinger(true, 0);
            case "cut" -> head(out, 200, now.type(), now.said().length + 1L, "").write(now.said(), 0, 200);
            case "not-http" -> out.write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
            default -> write(out, Integer.parseInt(now.how()), now.type(), now.said(), "Location: " + url() + "\r\n");
        }
        out.flush();
    }

    private static void chunks(OutputStream out, Manner now) throws IOException {
        head(out, 200, now.type(), -1, "Transfer-Encoding: chunked\r\n");
        for (byte one : now.said()) {
            out.write("1\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(one);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void flood(OutputStream out, Manner now) throws IOException {
        head(out, 200, now.type(), TEN_GIGABYTES, "");
        out.write(BEGUN.getBytes(StandardCharsets.US_ASCII));
        out.write("<noarksak><saTittel>".getBytes(StandardCharsets.US_ASCII));
        var piece = "0123456789 ".repeat(4_000).getBytes(StandardCharsets.US_ASCII);
        for (long left = TEN_GIGABYTES; left > 0; left -= piece.length) {
            out.write(piece);
            sent.addAndGet(piece.length);
        }
    }

    /** A byte, and another as soon as the line is quiet again: never done, never silent. */
    private static void drip(OutputStream out, Manner now) throws IOException {
        head(out, 200, now.type(), TEN_GIGABYTES, "");
        out.write(BEGUN.getBytes(StandardCharsets.US_ASCII));
        while (!Thread.currentThread().isInterrupted()) {
            out.write(' ');
            out.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }

    private static void write(OutputStream out, int status, String type, byte[] body, String more) throws IOException {
        head(out, status, type, body.length, more).write(body);
    }

    private static OutputStream head(OutputStream out, int status, String type, long length, String more)
            throws IOException {
        var text = "HTTP/1.1 " + status + " x\r\nConnection: close\r\n"
                + (type == null || type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + (length < 0 ? "" : "Content-Length: " + length + "\r\n") + more + "\r\n";
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        return out;
    }

    private static byte[] packed(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] yes(String operation, String found) {
        return """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                <t:%sResponse xmlns:t="http://www.arkivverket.no/Noark4WS/types"><status type="OK"/>%s</t:%sResponse>
                </s:Body></s:Envelope>""".formatted(operation, found, operation).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads one request and says what it asks for. */
    private String operation(InputStream in) throws IOException {
        var action = "";
        long length = 0;
        boolean chunked = false;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var lower = line.toLowerCase(Locale.ROOT);
            action = lower.startsWith("soapaction:") ? line.replaceAll(".*#(\\w+).*", "$1") : action;
            length = lower.startsWith("content-length:")
                    ? Long.parseLong(line.substring(15).strip())
                    : length;
            chunked |= lower.startsWith("transfer-encoding:");
        }
        var body = new ByteArrayOutputStream();
        if (chunked) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.write(in.readNBytes(size));
                line(in);
            }
        } else {
            body.write(in.readNBytes((int) length));
        }
        asked.add(body.toByteArray());
        return action;
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int letter = in.read(); letter >= 0 && letter != '\n'; letter = in.read()) {
            text.append((char) letter);
        }
        return text.toString().strip();
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
