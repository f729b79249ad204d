package org.charfinder.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The options of a {@link WebServer}.
 *
 * @param address where to listen; port 0 asks the kernel for a free one
 * @param sharesPort whether other processes of the same user that share the port, too, may listen there
 * @param origins the origins whose scripts may read the responses, as the header {@code Origin} has them; {@code *} for
 *     all
 * @param proxies the addresses from which the PROXY protocol is required
 * @param headerTimeout the longest time in which the header of a proxy may come
 */
public record WebOptions(
        InetSocketAddress address,
        boolean sharesPort,
        List<String> origins,
        Predicate<InetAddress> proxies,
        Duration headerTimeout) {

    private static final Duration HEADER_TIMEOUT = Duration.ofSeconds(3);

    /**
     * Options of a server that is alone on its port, is not behind a proxy, and lets scripts of no other site read.
     *
     * @param address where to listen; port 0 asks the kernel for a free one
     * @return the options
     */
    public static WebOptions at(InetSocketAddress address) {
        return new WebOptions(address, false, List.of(), client -> false, HEADER_TIMEOUT);
    }

    /**
     * The same options, but for one.
     *
     * @param shared whether other processes of the same user that share the port, too, may listen there
     * @return a copy
     */
    public WebOptions withSharesPort(boolean shared) {
        return new WebOptions(address, shared, origins, proxies, headerTimeout);
    }

    /**
     * The same options, but for one.
     *
     * @param others the origins whose scripts may read the responses
     * @return a copy
     */
    public WebOptions withOrigins(List<String> others) {
        return new WebOptions(address, sharesPort, others, proxies, headerTimeout);
    }

    /**
     * The same options, but for one.
     *
     * @param others the addresses from which the PROXY protocol is required
     * @return a copy
     */
    public WebOptions withProxies(Predicate<InetAddress> others) {
        return new WebOptions(address, sharesPort, origins, others, headerTimeout);
    }

    /** The same options, but for {@link #headerTimeout}. */
    WebOptions withHeaderTimeout(Duration other) {
        return new WebOptions(address, sharesPort, origins, proxies, other);
    }
}
