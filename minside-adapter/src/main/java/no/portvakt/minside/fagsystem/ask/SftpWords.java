package no.portvakt.minside.fagsystem.ask;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.SftpException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;

/** What went wrong with an SFTP server, in words of ours: what the server wrote is not repeated. */
final class SftpWords {

    private SftpWords() {}

    static String of(Exception broken) {
        return switch (broken) {
            case SftpException refused -> ofAnswer(refused);
            case JSchChangedHostKeyException other ->
                "the server shows another key than the one in the file of known hosts: it may be another server";
            case JSchUnknownHostKeyException unknown -> "the server's key is not in the file of known hosts";
            case JSchHostKeyException unfit -> "the server's key is not one to be trusted";
            case JSchAlgoNegoFailException none -> "we and the server have no algorithm in common";
            case JSchException connection -> ofConnection(connection);
            default -> "the connection broke off";
        };
    }

    private static String ofAnswer(SftpException refused) {
        return switch (refused.id) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> "the file is not there";
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> "the server does not let us read it";
            default ->
                refused.getCause() == null
                        ? "the server gives it not: status " + refused.id
                        : "the connection broke off";
        };
    }

    private static String ofConnection(JSchException broken) {
        // The one thing that the library says by its text alone.
        if (Optional.ofNullable(broken.getMessage()).orElse("").startsWith("Auth ")) {
            return "the server does not let us in";
        }
        return switch (broken.getCause()) {
            case UnknownHostException nobody -> "no server has this name";
            case ConnectException away -> "the server cannot be reached";
            case NoRouteToHostException away -> "the server cannot be reached";
            case SocketTimeoutException silent -> "the server does not answer";
            case null, default -> "the connection broke off";
        };
    }
}
