package org.charfinder.cli;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses of servers: {@code HOST}, {@code HOST:PORT}, {@code [IPv6]:PORT}, with commas between several. */
final class ServerAddresses {

    private static final int PORT = 2323;
    private static final int MAX_PORT = 65_535;
    private static final Pattern SYNTAX = Pattern.compile("(?:\\[([0-9a-fA-F:.%\\w]+)]|([^:\\[\\]]+))(?::(\\d{1,5}))?");

    private ServerAddresses() {}

    /**
     * Reads addresses. Of a name with several addresses the first one counts.
     *
     * @throws IllegalArgumentException if one is wrong; the message says which
     * @throws Failure if a name has no address
     */
    static List<InetSocketAddress> read(List<String> given) throws Failure {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String several : given) {
            for (String one : several.split(",", -1)) {
                addresses.add(UsableAddress.require(parse(one.strip()), "can't reach"));
            }
        }
        return addresses;
    }

    private static InetSocketAddress parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        int port = matcher.matches() && matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : PORT;
        if (!matcher.matches() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("'" + text + "' is not HOST, HOST:PORT or [IPv6]:PORT");
        }
        return new InetSocketAddress(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), port);
    }
}
