package no.portvakt.minside.fagsystem.ask;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/**
 * The one socket of a connection, which another thread may close at any time, even before it is open: whoever waits for the
 * other side wakes up then.
 */
final class CutOff implements SocketFactory, AutoCloseable {

    private final Socket socket = new Socket();

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address");
        }
        socket.connect(address);
        return socket;
    }

    @Override
    public InputStream getInputStream(Socket of) throws IOException {
        return of.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket of) throws IOException {
        return of.getOutputStream();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // It is of no use to anybody any more, which is what was wanted.
        }
    }
}
