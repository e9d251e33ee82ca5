package no.portvakt.minside.fagsystem.ask;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.minside.fagsystem.connector.Transport;

/**
 * A file in a folder on an SFTP server. It is read only when it is whole, as one in a folder of ours is; and always only when
 * it was not written to for {@value Settled#QUIET_SECONDS} seconds, since the server tells times in whole seconds. No
 * symbolic link below the folder is followed.
 */
final class SftpPickup implements Pickup {

    private static final String LINK = "a symbolic link is in the way";

    private final SftpServer server;
    private final String path;
    private final Optional<String> marker;
    private final Settled settled;

    SftpPickup(SftpServer server, Transport.Drop drop, Clock clock) {
        this.server = server;
        this.path = drop.path();
        this.marker = drop.marker().map(end -> drop.path() + end);
        this.settled = new Settled(drop.bounds().bytes(), true, clock);
    }

    @Override
    public Picked pick(Optional<Stamp> known) {
        return server.look(channel -> picked(channel, known));
    }

    private Picked picked(ChannelSftp channel, Optional<Stamp> known) throws IOException, SftpException {
        var missing = missing(channel);
        if (missing.isPresent()) {
            return new Picked.No(missing.get());
        }
        var there = attributes(channel, path);
        if (there.isEmpty()) {
            return new Picked.No("the file is not there");
        }
        var before = there.get();
        var problem = settled.problem(before.isReg(), before.getSize(), modified(before));
        if (problem.isPresent()) {
            return new Picked.No(problem.get());
        }
        var stamp = stamp(before);
        return known.filter(stamp::equals).isPresent() ? new Picked.Same() : read(channel, stamp);
    }

    private Optional<String> missing(ChannelSftp channel) throws SftpException {
        // The dot: the folder itself may be a link, as the operator of the server likes it.
        if (attributes(channel, "/.").filter(SftpATTRS::isDir).isEmpty()) {
            return Optional.of("the folder is not there");
        }
        for (int end = path.indexOf('/', 1); end >= 0; end = path.indexOf('/', end + 1)) {
            if (isLink(channel, path.substring(0, end))) {
                return Optional.of(LINK);
            }
        }
        if (isLink(channel, path)) {
            return Optional.of(LINK);
        }
        return markerIsThere(channel) ? Optional.empty() : Optional.of("its marker is not there: it is not whole yet");
    }

    private boolean isLink(ChannelSftp channel, String step) throws SftpException {
        return attributes(channel, step).filter(SftpATTRS::isLink).isPresent();
    }

    private boolean markerIsThere(ChannelSftp channel) throws SftpException {
        return marker.isEmpty()
                || attributes(channel, marker.get()).filter(SftpATTRS::isReg).isPresent();
    }

    private Optional<SftpATTRS> attributes(ChannelSftp channel, String below) throws SftpException {
        try {
            return Optional.of(channel.lstat(literal(below)));
        } catch (SftpException refused) {
            if (refused.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** The library takes patterns; a folder's name is none. */
    private String literal(String below) {
        return (server.folder() + below).replaceAll("[\\\\*?]", "\\\\$0");
    }

    private Picked read(ChannelSftp channel, Stamp stamp) throws IOException, SftpException {
        try (var content = channel.get(literal(path))) {
            var bytes = content.readNBytes(settled.mostBytes() + 1);
            boolean untouched = bytes.length == stamp.size()
                    && attributes(channel, path)
                            .map(SftpPickup::stamp)
                            .filter(stamp::equals)
                            .isPresent()
                    && markerIsThere(channel);
            return untouched
                    ? new Picked.Whole(ByteBuffer.wrap(bytes), stamp)
                    : new Picked.No("was written to while it was read");
        }
    }

    private static Stamp stamp(SftpATTRS attributes) {
        return new Stamp(modified(attributes), attributes.getSize(), "");
    }

    private static Instant modified(SftpATTRS attributes) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(attributes.getMTime()));
    }

    @Override
    public void close() {
        server.close();
    }
}
