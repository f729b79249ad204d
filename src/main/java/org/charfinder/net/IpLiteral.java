package org.charfinder.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads IP addresses in their text form. Names are no addresses, and none is ever looked up. */
final class IpLiteral {

    /** Four numbers from 0 to 255 without leading zeros, which could be taken for octal numbers. */
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    /** What Java then reads as RFC 4291, section 2.2, has it: no zone, and at most four digits in a group. */
    private static final Pattern IPV6 = Pattern.compile("(?!.*[0-9a-fA-F]{5})[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]*");

    private IpLiteral() {}

    /** The address; null if the text is not exactly one. An IPv4-mapped IPv6 address is an IPv4 address. */
    static @Nullable InetAddress parse(String text) {
        return isIpv4(text) || IPV6.matcher(text).matches() ? read(text) : null;
    }

    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    private static @Nullable InetAddress read(String text) {
        try {
            return InetAddress.getByName(text); // no name has a colon, or is four numbers
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
