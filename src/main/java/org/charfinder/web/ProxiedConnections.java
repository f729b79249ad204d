package org.charfinder.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ProxyConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Makes the connections of the clients. From the addresses of proxies it requires the header of the PROXY protocol,
 * which Jetty reads. To Jetty the header is optional, so this class sees to it that there is one, and in time.
 */
final class ProxiedConnections extends AbstractConnectionFactory implements Connection.Listener {

    /** The longest time in which a header may come. */
    private static final Duration HEADER = Duration.ofSeconds(3);

    /** The longest header of version 2, in bytes, without its first 16. */
    private static final int MAX_HEADER = 4096 - 16;

    private final Predicate<InetAddress> proxies;
    private final HttpConnectionFactory http;
    private final HeaderReader reader;
    private final Runnable countBad;

    /**
     * @param proxies the addresses from which a header is required
     * @param http makes the connections on which requests follow
     * @param countBad called for each header that costs its connection; any thread may call it
     */
    ProxiedConnections(Predicate<InetAddress> proxies, HttpConnectionFactory http, Runnable countBad) {
        super("http-or-proxy");
        this.proxies = proxies;
        this.http = http;
        this.countBad = countBad;
        reader = new HeaderReader(http.getProtocol(), countBad);
        installBean(reader);
    }

    /** Jetty's reader of headers, which closes connections that do not begin with one. */
    private static final class HeaderReader extends ProxyConnectionFactory {
        private final Runnable countBad;

        HeaderReader(String next, Runnable countBad) {
            super(next);
            this.countBad = countBad;
            setMaxProxyHeader(MAX_HEADER);
        }

        @Override
        protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer buffer) {
            countBad.run();
            endPoint.close();
        }
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        if (!(endPoint.getRemoteSocketAddress() instanceof InetSocketAddress peer)
                || !proxies.test(peer.getAddress())) {
            return http.newConnection(connector, endPoint);
        }
        Connection beginning = reader.newConnection(connector, endPoint);
        connector
                .getScheduler()
                .schedule(() -> closeIfLate(endPoint, beginning), HEADER.toMillis(), TimeUnit.MILLISECONDS);
        return beginning;
    }

    @SuppressWarnings("ReferenceEquality") // the very connection that awaits a header
    private void closeIfLate(EndPoint endPoint, Connection beginning) {
        if (endPoint.isOpen() && !(endPoint.getConnection() instanceof HttpConnection)) {
            if (endPoint.getConnection() == beginning) { // else onClosed counts it
                countBad.run();
            }
            endPoint.close();
        }
    }

    /**
     * Counts headers that began rightly and did not end so. Jetty replaces the connection of an end point when it has
     * seen the beginning of a header, and again after the header; then the end point is still open.
     */
    @Override
    public void onClosed(Connection connection) {
        boolean beforeHeader = connection.getClass().getEnclosingClass() == DetectorConnectionFactory.class;
        if (!beforeHeader
                && !(connection instanceof HttpConnection)
                && !connection.getEndPoint().isOpen()) {
            countBad.run();
        }
    }
}
