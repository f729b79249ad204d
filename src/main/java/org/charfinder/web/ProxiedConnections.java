package org.charfinder.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ProxyConnectionFactory;

/**
 * Makes the connections of the clients. From the addresses of proxies it requires the header of the PROXY protocol,
 * which Jetty reads. To Jetty the header is optional, so this class sees to it that there is one, and in time.
 *
 * <p>Jetty gives the end point of a proxy one connection after the other. Each header that fails to come is counted by
 * the first one that takes its end point out of the map.
 *
 * <pre>
 *   first connection    looks at the first bytes; an end here is a health check
 *   second connection   reads the header; an end here is a bad header
 *   third connection    reads requests; the header is complete
 * </pre>
 */
final class ProxiedConnections extends AbstractConnectionFactory implements Connection.Listener {

    /** The longest header of version 2, in bytes, without its first 16. */
    private static final int MAX_HEADER = 4096 - 16;

    private final Predicate<InetAddress> proxies;
    private final Duration headerTimeout;
    private final Runnable countBad;
    private final Requests requests;
    private final HeaderReader reader;
    private final ConcurrentMap<EndPoint, Connection> awaiting = new ConcurrentHashMap<>(); // a header; the first ones

    /**
     * @param proxies the addresses from which a header is required
     * @param headerTimeout the longest time in which a header may come
     * @param http how requests are read
     * @param countBad called for each header that costs its connection; any thread may call it
     */
    ProxiedConnections(
            Predicate<InetAddress> proxies, Duration headerTimeout, HttpConfiguration http, Runnable countBad) {
        super("http-or-proxy");
        this.proxies = proxies;
        this.headerTimeout = headerTimeout;
        this.countBad = countBad;
        requests = new Requests(http);
        reader = new HeaderReader(requests.getProtocol());
        installBean(reader);
    }

    /** Makes the connections on which requests follow, with or without a header before them. */
    private final class Requests extends HttpConnectionFactory {
        Requests(HttpConfiguration http) {
            super(http);
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            awaiting.remove(endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint);
            return super.newConnection(connector, endPoint);
        }
    }

    /** Jetty's reader of headers, which closes connections that do not begin with one. */
    private final class HeaderReader extends ProxyConnectionFactory {
        HeaderReader(String next) {
            super(next);
            setMaxProxyHeader(MAX_HEADER);
        }

        @Override
        protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer buffer) {
            refuse(endPoint);
        }
    }

    /** The factory that the connector needs behind this one. */
    HttpConnectionFactory requests() {
        return requests;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        if (!(endPoint.getRemoteSocketAddress() instanceof InetSocketAddress peer)
                || !proxies.test(peer.getAddress())) {
            return requests.newConnection(connector, endPoint);
        }
        Connection first = reader.newConnection(connector, endPoint);
        awaiting.put(endPoint, first);
        connector.getScheduler().schedule(() -> refuse(endPoint), headerTimeout.toMillis(), TimeUnit.MILLISECONDS);
        return first;
    }

    /** Closes a connection, unless its header has come or it is closed. */
    private void refuse(EndPoint endPoint) {
        if (awaiting.remove(endPoint) != null) {
            countBad.run();
            endPoint.close();
        }
    }

    /** Jetty also calls this when the next connection takes the end point over, which then is still open. */
    @Override
    @SuppressWarnings("ReferenceEquality") // the very connection that came first
    public void onClosed(Connection connection) {
        EndPoint endPoint = connection.getEndPoint();
        if (endPoint.isOpen()) {
            return;
        }
        Connection first = awaiting.remove(endPoint);
        if (first != null && first != connection) {
            countBad.run();
        }
    }
}
