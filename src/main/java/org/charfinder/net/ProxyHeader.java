package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header with which a proxy begins a connection, and finds the address of the client in it: the PROXY
 * protocol, versions 1 and 2, as HAProxy's {@code proxy-protocol.txt} defines it. It looks at each byte once, so how
 * the bytes are split between calls makes no difference.
 *
 * <pre>
 *   version 1   "PROXY TCP4 192.0.2.7 198.51.100.1 56324 2323" CR LF
 *   version 2   | signature 12 | version, command | family, transport | length 2 | addresses | TLVs |
 * </pre>
 */
final class ProxyHeader {

    enum Progress {
        INCOMPLETE,
        COMPLETE,
        MALFORMED
    }

    /** The longest line of version 1, with its end. */
    static final int MAX_TEXT = 107;

    /** The longest header of version 2. Its TLVs may hold the certificate of a client. */
    static final int MAX_BINARY = 4096;

    private static final byte[] TEXT_START = "PROXY ".getBytes(US_ASCII);
    private static final byte[] SIGNATURE = "\r\n\r\n\0\r\nQUIT\n".getBytes(US_ASCII);

    private static final int COMMAND_AT = SIGNATURE.length;
    private static final int FAMILY_AT = COMMAND_AT + 1;
    private static final int LENGTH_AT = FAMILY_AT + 1;
    private static final int ADDRESSES_AT = LENGTH_AT + Short.BYTES;

    private static final int LOCAL = 0x20; // the version, 2, is in the same byte
    private static final int PROXY = 0x21;
    private static final int TCP_OVER_IPV4 = 0x11;
    private static final int TCP_OVER_IPV6 = 0x21;

    /** The bytes that both ends take, by the family: unspecified, IPv4, IPv6, Unix. */
    private static final int[] ADDRESSES = {0, 12, 36, 216};

    private static final int MAX_TRANSPORT = 2; // unspecified, stream, datagram
    private static final byte CRC32C_TYPE = 3;
    private static final int TLV_HEAD = 3; // type, length

    private static final Pattern UNKNOWN = Pattern.compile("PROXY UNKNOWN(?: .*)?", Pattern.DOTALL);
    private static final Pattern TCP =
            Pattern.compile("PROXY TCP([46]) (\\S+) (\\S+) (0|[1-9]\\d{0,4}) (0|[1-9]\\d{0,4})");
    private static final int MAX_PORT = 65_535;

    private byte[] bytes = new byte[MAX_TEXT];
    private int length;
    private Progress progress = Progress.INCOMPLETE;
    private @Nullable InetSocketAddress client;

    /**
     * Takes bytes up to the end of the header.
     *
     * @return the index after the last byte taken; what follows belongs to the client
     */
    int add(byte[] input, int from, int to) {
        int at = from;
        while (progress == Progress.INCOMPLETE && at < to) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, MAX_BINARY);
            }
            bytes[length++] = input[at++];
            progress = bytes[0] == SIGNATURE[0] ? lookAtBinary() : lookAtText();
        }
        return at;
    }

    Progress progress() {
        return progress;
    }

    /** Whether no byte has come. */
    boolean isEmpty() {
        return length == 0;
    }

    /** The client's address; null if the header names none, as that of a health check. */
    @Nullable
    InetSocketAddress client() {
        return client;
    }

    private Progress lookAtText() {
        int last = length - 1;
        if (length <= TEXT_START.length) {
            return incompleteIf(bytes[last] == TEXT_START[last]);
        }
        return bytes[last] == '\n' && bytes[last - 1] == '\r'
                ? completeIf(readText(new String(bytes, 0, last - 1, ISO_8859_1)))
                : incompleteIf(length < MAX_TEXT);
    }

    private boolean readText(String line) {
        if (UNKNOWN.matcher(line).matches()) {
            return true;
        }
        Matcher tcp = TCP.matcher(line);
        if (!tcp.matches()) {
            return false;
        }
        boolean ipv4 = tcp.group(1).equals("4");
        InetAddress source = address(tcp.group(2), ipv4);
        InetAddress target = address(tcp.group(3), ipv4);
        int port = Integer.parseInt(tcp.group(4));
        if (source == null || target == null || port > MAX_PORT || Integer.parseInt(tcp.group(5)) > MAX_PORT) {
            return false;
        }
        client = new InetSocketAddress(source, port);
        return true;
    }

    private static @Nullable InetAddress address(String text, boolean ipv4) {
        return IpLiteral.isIpv4(text) == ipv4 ? IpLiteral.parse(text) : null;
    }

    private Progress lookAtBinary() {
        int last = length - 1;
        if (length <= SIGNATURE.length) {
            return incompleteIf(bytes[last] == SIGNATURE[last]);
        }
        if (last == COMMAND_AT) {
            return incompleteIf(bytes[last] == LOCAL || bytes[last] == PROXY);
        }
        if (last == FAMILY_AT) {
            return incompleteIf(isLocal() || (family() < ADDRESSES.length && (bytes[last] & 0xF) <= MAX_TRANSPORT));
        }
        if (length < ADDRESSES_AT) {
            return Progress.INCOMPLETE;
        }
        int size = ADDRESSES_AT + lengthAt(LENGTH_AT);
        if (size > MAX_BINARY || (!isLocal() && size < tlvsAt())) {
            return Progress.MALFORMED;
        }
        return length < size ? Progress.INCOMPLETE : completeIf(isLocal() || readAddresses());
    }

    private boolean isLocal() {
        return bytes[COMMAND_AT] == LOCAL;
    }

    private int family() {
        return (bytes[FAMILY_AT] & 0xFF) >> 4;
    }

    private int tlvsAt() {
        return ADDRESSES_AT + ADDRESSES[family()];
    }

    /** Addresses that are not of TCP are ignored, with all that follows. */
    private boolean readAddresses() {
        int protocol = bytes[FAMILY_AT];
        if (protocol != TCP_OVER_IPV4 && protocol != TCP_OVER_IPV6) {
            return true;
        }
        int size = protocol == TCP_OVER_IPV4 ? 4 : 16;
        byte[] source = Arrays.copyOfRange(bytes, ADDRESSES_AT, ADDRESSES_AT + size);
        try {
            client = new InetSocketAddress(InetAddress.getByAddress(source), lengthAt(ADDRESSES_AT + 2 * size));
        } catch (UnknownHostException e) {
            throw new AssertionError(e); // only a wrong length is refused
        }
        return checkTlvs();
    }

    /** Returns whether the TLVs end with the header, and the checksum is right if there is one. */
    private boolean checkTlvs() {
        int at = tlvsAt();
        while (length - at >= TLV_HEAD) {
            int value = at + TLV_HEAD;
            int next = value + lengthAt(at + 1);
            if (next > length || (bytes[at] == CRC32C_TYPE && !isChecksum(value, next))) {
                return false;
            }
            at = next;
        }
        return at == length;
    }

    /** A checksum is that of the whole header with zeros in its place. */
    private boolean isChecksum(int from, int to) {
        if (to - from != Integer.BYTES) {
            return false;
        }
        int given = ByteBuffer.wrap(bytes).getInt(from);
        Arrays.fill(bytes, from, to, (byte) 0);
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue() == given;
    }

    private int lengthAt(int index) {
        return ByteBuffer.wrap(bytes).getShort(index) & 0xFFFF;
    }

    private static Progress incompleteIf(boolean right) {
        return right ? Progress.INCOMPLETE : Progress.MALFORMED;
    }

    private static Progress completeIf(boolean right) {
        return right ? Progress.COMPLETE : Progress.MALFORMED;
    }
}
