package org.charfinder.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The IP addresses that begin with the same bits, as {@code 10.0.0.0/8} or {@code fd00::/8} (CIDR, RFC 4632). */
public final class AddressRange {

    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    private final String text;
    private final byte[] first;
    private final int prefix; // the bits that all addresses have in common

    private AddressRange(String text, byte[] first, int prefix) {
        this.text = text;
        this.first = first;
        this.prefix = prefix;
    }

    /**
     * Reads a range. An address alone is a range of one.
     *
     * @param text as in {@code 192.0.2.0/24}, {@code 2001:db8::/32} or {@code 192.0.2.7}
     * @return the range
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = IpLiteral.parse(literal);
        if (address == null) {
            throw new IllegalArgumentException(
                    "'%s' is no address; it is as in 10.0.0.0/8, fd00::/8 or 192.0.2.7".formatted(literal));
        }
        byte[] first = address.getAddress();
        int bits = first.length * Byte.SIZE;
        int prefix = slash < 0 ? bits : prefix(text, text.substring(slash + 1), bits);
        AddressRange range = new AddressRange(text, cut(first, prefix), prefix);
        if (!range.isFirst(first)) {
            throw new IllegalArgumentException(
                    "'%s' is not the beginning of a range; that is %s/%d".formatted(text, format(range.first), prefix));
        }
        return range;
    }

    private static int prefix(String text, String given, int most) {
        int prefix = PREFIX.matcher(given).matches() ? Integer.parseInt(given) : Integer.MAX_VALUE;
        if (prefix > most) {
            throw new IllegalArgumentException("'%s' has no prefix from /0 to /%d".formatted(text, most));
        }
        return prefix;
    }

    private static String format(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e); // only a wrong length is refused
        }
    }

    private static byte[] cut(byte[] address, int prefix) {
        byte[] cut = address.clone();
        for (int i = 0; i < cut.length; i++) {
            cut[i] &= (byte) mask(i, prefix);
        }
        return cut;
    }

    /** The bits of the byte that are of the prefix. */
    private static int mask(int index, int prefix) {
        int ofByte = Math.max(0, Math.min(Byte.SIZE, prefix - index * Byte.SIZE));
        return 0xFF00 >> ofByte & 0xFF;
    }

    private boolean isFirst(byte[] address) {
        return Arrays.equals(first, address);
    }

    /**
     * Whether an address is in the range.
     *
     * @param address of either kind; an IPv4-mapped IPv6 address is an IPv4 address
     * @return whether it has the bits that all addresses of the range have in common
     */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != first.length) {
            return false;
        }
        for (int i = 0; i * Byte.SIZE < prefix; i++) {
            if (((bytes[i] ^ first[i]) & mask(i, prefix)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the range as it was given. */
    @Override
    public String toString() {
        return text;
    }
}
