package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageEncoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.netty.handler.codec.haproxy.HAProxyTLV;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules are those of HAProxy's proxy-protocol.txt; what proxies write is what Netty's encoder writes. */
class ProxyHeaderTest {

    private static final String SIGNATURE = "\r\n\r\n\0\r\nQUIT\n";
    private static final String IPV4_ENDS = "\300\0\2\7\306\63\144\1\334\4\11\23"; // 192.0.2.7:56324, 198.51.100.1:2323
    private static final String LONGEST_IPV6 = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";

    /** What was read: {@code MALFORMED}, {@code INCOMPLETE}, or the client, and the bytes that are left. */
    private static String read(byte[] sent, int... cuts) {
        ProxyHeader header = new ProxyHeader();
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int to = i < cuts.length ? Math.max(from, cuts[i]) : sent.length;
            int end = header.add(sent, from, to);
            if (header.progress() == ProxyHeader.Progress.COMPLETE) {
                return header.client() + " then '" + new String(sent, end, sent.length - end, ISO_8859_1) + "'";
            }
            from = to;
        }
        return header.progress().toString();
    }

    private static String readCutAnywhere(byte[] sent) {
        String whole = read(sent);
        for (int cut = 0; cut < sent.length; cut++) {
            assertThat(read(sent, cut)).as("cut at " + cut).isEqualTo(whole);
        }
        int[] everywhere = new int[sent.length];
        Arrays.setAll(everywhere, i -> i);
        assertThat(read(sent, everywhere)).as("a byte at a time").isEqualTo(whole);
        return whole;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TCP4 192.0.2.7 198.51.100.1 56324 2323 | /192.0.2.7:56324",
                "TCP4 255.255.255.255 255.255.255.255 65535 65535 | /255.255.255.255:65535",
                "TCP4 0.0.0.0 0.0.0.0 0 0 | /0.0.0.0:0",
                "TCP6 2001:db8::7 2001:DB8::1 56324 2323 | /[2001:db8:0:0:0:0:0:7]:56324",
                "TCP6 :: ::1 1 2 | /[0:0:0:0:0:0:0:0]:1",
                "TCP6 ::ffff:192.0.2.7 ::ffff:192.0.2.1 1 2 | /192.0.2.7:1",
                "TCP6 " + LONGEST_IPV6 + " " + LONGEST_IPV6 + " 65535 65535 | /[" + LONGEST_IPV6 + "]:65535",
                "UNKNOWN | null",
                "UNKNOWN " + LONGEST_IPV6 + " " + LONGEST_IPV6 + " 65535 65535 | null",
                "UNKNOWN any\1thing\n \r at all | null",
            })
    void a_line_of_version_1(String example) {
        String[] parts = example.split(" \\| ");
        byte[] sent = latin1("PROXY " + parts[0] + "\r\nsun\r\n");
        assertThat(readCutAnywhere(sent)).isEqualTo(parts[1] + " then 'sun\r\n'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sun\r\n",
                "proxy TCP4 192.0.2.7 198.51.100.1 56324 2323\r\n",
                "PROXY\r\n",
                "PROXY \r\n",
                "PROXY  TCP4 192.0.2.7 198.51.100.1 56324 2323\r\n",
                "PROXY TCP4\r\n",
                "PROXY TCP5 192.0.2.7 198.51.100.1 56324 2323\r\n",
                "PROXY UDP4 192.0.2.7 198.51.100.1 56324 2323\r\n",
                "PROXY UNKNOWNS\r\n",
                "PROXY TCP4 192.0.2.7  198.51.100.1 56324 2323\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324 2323 \r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324 2323 1\r\n",
                "PROXY TCP4 192.0.2.07 198.51.100.1 56324 2323\r\n",
                "PROXY TCP4 192.0.2.256 198.51.100.1 56324 2323\r\n",
                "PROXY TCP4 192.0.2 198.51.100.1 56324 2323\r\n",
                "PROXY TCP4 192.0.2.7. 198.51.100.1 56324 2323\r\n",
                "PROXY TCP4 localhost 198.51.100.1 56324 2323\r\n",
                "PROXY TCP4 192.0.2.7 localhost 56324 2323\r\n",
                "PROXY TCP4 2001:db8::7 2001:db8::1 56324 2323\r\n",
                "PROXY TCP6 192.0.2.7 198.51.100.1 56324 2323\r\n",
                "PROXY TCP6 2001:db8::7%lo 2001:db8::1 56324 2323\r\n",
                "PROXY TCP6 2001:db8::00007 2001:db8::1 56324 2323\r\n",
                "PROXY TCP6 2001::db8::7 2001:db8::1 56324 2323\r\n",
                "PROXY TCP6 1:2:3:4:5:6:7 2001:db8::1 56324 2323\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 65536 2323\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324 65536\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 056324 2323\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 -1 2323\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324 2323\n\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324 2323\r\r\n",
            })
    void what_is_no_line_of_version_1(String sent) {
        assertThat(readCutAnywhere(latin1(sent))).isEqualTo("MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(ints = {105, 106, 107, 108})
    void a_line_of_version_1_has_at_most_107_bytes(int length) {
        String line = "PROXY UNKNOWN " + "x".repeat(length - 16) + "\r\n";
        assertThat(line).hasSize(length);
        assertThat(readCutAnywhere(latin1(line))).isEqualTo(length <= 107 ? "null then ''" : "MALFORMED");
        assertThat(read(latin1(line.substring(0, length - 2)))).isEqualTo("INCOMPLETE");
    }

    /** The bytes after the signature, with the length put in. */
    private static byte[] binary(String commandAndFamily, String rest) {
        return latin1(
                SIGNATURE + commandAndFamily + (char) (rest.length() >> 8) + (char) (rest.length() & 0xFF) + rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\41\21|" + IPV4_ENDS + "|/192.0.2.7:56324",
                "\41\21|" + IPV4_ENDS + "\4\0\0\1\0\2h2|/192.0.2.7:56324", // NOOP, ALPN
                "\40\0||null", // LOCAL
                "\40\21|" + IPV4_ENDS + "|null",
                "\40\377|whatever|null", // the family of LOCAL is ignored
                "\41\0|whatever|null", // unspecified
                "\41\22|" + IPV4_ENDS + "|null", // UDP
            })
    void a_header_of_version_2(String example) {
        String[] parts = example.split("\\|");
        byte[] header = binary(parts[0], parts[1]);
        byte[] sent = latin1(new String(header, ISO_8859_1) + "sun\r\n");
        assertThat(readCutAnywhere(sent)).isEqualTo(parts[2] + " then 'sun\r\n'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\42\21|" + IPV4_ENDS, // no such command
                "\21\21|" + IPV4_ENDS, // version 1
                "\61\21|" + IPV4_ENDS, // version 3
                "\41\101|" + IPV4_ENDS, // no such family
                "\41\23|" + IPV4_ENDS, // no such transport
                "\41\21|elevenbytes", // too short for the addresses
                "\41\41|" + IPV4_ENDS,
                "\41\61|" + IPV4_ENDS,
                "\41\21|" + IPV4_ENDS + "\4", // a TLV that is cut off
                "\41\21|" + IPV4_ENDS + "\4\0",
                "\41\21|" + IPV4_ENDS + "\4\0\2x",
                "\41\21|" + IPV4_ENDS + "\3\0\4\1\2\3\4", // a wrong checksum
                "\41\21|" + IPV4_ENDS + "\3\0\3\1\2\3", // no checksum
            })
    void what_is_no_header_of_version_2(String example) {
        String[] parts = example.split("\\|");
        assertThat(readCutAnywhere(binary(parts[0], parts[1]))).isEqualTo("MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(ints = {4095, 4096, 4097, 16 + 65_535})
    void a_header_of_version_2_has_at_most_4096_bytes(int length) {
        byte[] sent = binary("\40\0", "x".repeat(length - 16));
        assertThat(read(sent)).isEqualTo(length <= 4096 ? "null then ''" : "MALFORMED");
        assertThat(read(Arrays.copyOf(sent, 16))).isEqualTo(length <= 4096 ? "INCOMPLETE" : "MALFORMED");
    }

    /** A header as Netty writes it, and the client that it names. */
    private record Written(byte[] bytes, String client) {}

    private static Written write(HAProxyMessage message) {
        EmbeddedChannel proxy = new EmbeddedChannel(HAProxyMessageEncoder.INSTANCE);
        boolean tcp = message.proxiedProtocol() == HAProxyProxiedProtocol.TCP4
                || message.proxiedProtocol() == HAProxyProxiedProtocol.TCP6;
        boolean named = tcp && message.command() == HAProxyCommand.PROXY;
        String client = named ? address(message.sourceAddress()) + ":" + message.sourcePort() : "null";
        proxy.writeOutbound(message);
        ByteBuf written = proxy.readOutbound();
        byte[] bytes = new byte[written.readableBytes()];
        written.readBytes(bytes);
        written.release();
        proxy.finishAndReleaseAll();
        return new Written(bytes, client);
    }

    private static String address(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            boolean ipv6 = address.getAddress().length == 16;
            return ipv6 ? "/[" + address.getHostAddress() + "]" : "/" + address.getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Arbitrary<String> addresses(int size) {
        return Arbitraries.bytes().array(byte[].class).ofSize(size).map(bytes -> {
            try {
                return InetAddress.getByAddress(bytes).getHostAddress();
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Arbitrary<List<HAProxyTLV>> tlvs() {
        Arbitrary<Byte> types = Arbitraries.of((byte) 1, (byte) 2, (byte) 4, (byte) 5, (byte) 0x30, (byte) 0xE0);
        return Combinators.combine(
                        types, Arbitraries.bytes().array(byte[].class).ofMaxSize(300))
                .as((type, value) -> new HAProxyTLV(type, Unpooled.wrappedBuffer(value)))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<Written> written() {
        Arbitrary<Integer> ports = Arbitraries.integers().between(0, 65_535);
        Arbitrary<HAProxyProxiedProtocol> protocols = Arbitraries.of(
                HAProxyProxiedProtocol.TCP4,
                HAProxyProxiedProtocol.TCP6,
                HAProxyProxiedProtocol.UDP4,
                HAProxyProxiedProtocol.UDP6);
        return Combinators.combine(
                        Arbitraries.of(HAProxyProtocolVersion.values()),
                        Arbitraries.of(HAProxyCommand.values()),
                        protocols,
                        ports,
                        ports,
                        tlvs(),
                        addresses(4).tuple2(),
                        addresses(16).tuple2())
                .as((version, command, protocol, from, to, tlvs, ipv4, ipv6) -> {
                    boolean text = version == HAProxyProtocolVersion.V1;
                    boolean six = protocol == HAProxyProxiedProtocol.TCP6 || protocol == HAProxyProxiedProtocol.UDP6;
                    HAProxyProxiedProtocol tcp = six ? HAProxyProxiedProtocol.TCP6 : HAProxyProxiedProtocol.TCP4;
                    var ends = six ? ipv6 : ipv4;
                    return write(new HAProxyMessage(
                            version,
                            text ? HAProxyCommand.PROXY : command,
                            text ? tcp : protocol,
                            ends.get1(),
                            ends.get2(),
                            from,
                            to,
                            text ? List.of() : tlvs));
                });
    }

    @Property(tries = 500)
    void what_netty_writes_is_read(
            @ForAll("written") Written header,
            @ForAll @Size(max = 9) byte[] rest,
            @ForAll @Size(max = 4) List<@IntRange(max = 300) Integer> cuts) {
        byte[] sent = Arrays.copyOf(header.bytes, header.bytes.length + rest.length);
        System.arraycopy(rest, 0, sent, header.bytes.length, rest.length);
        int[] sorted = cuts.stream()
                .mapToInt(cut -> Math.min(cut, sent.length))
                .sorted()
                .toArray();
        assertThat(read(sent, sorted)).isEqualTo(header.client + " then '" + new String(rest, ISO_8859_1) + "'");
        assertThat(read(Arrays.copyOf(header.bytes, header.bytes.length - 1))).isEqualTo("INCOMPLETE");
    }

    @Property(tries = 200)
    void a_checksum_is_verified(@ForAll("written") Written header, @ForAll @IntRange(max = 15) int bit) {
        if (header.bytes[0] != '\r') {
            return; // version 1 has none
        }
        int length = header.bytes.length;
        byte[] sent = Arrays.copyOf(header.bytes, length + 7);
        int rest = sent.length - 16;
        sent[14] = (byte) (rest >> 8);
        sent[15] = (byte) rest;
        sent[length] = 3;
        sent[length + 2] = 4;
        CRC32C crc = new CRC32C();
        crc.update(sent);
        for (int i = 0; i < 4; i++) {
            sent[length + 3 + i] = (byte) (crc.getValue() >> (24 - 8 * i));
        }
        assertThat(read(sent)).isEqualTo(header.client + " then ''");
        sent[length - 1 - bit / 8] ^= (byte) (1 << bit % 8);
        if (!header.client.equals("null")) {
            assertThat(read(sent)).isEqualTo("MALFORMED");
        }
    }

    @Property(tries = 2000)
    void any_bytes_are_read_the_same_however_they_are_cut(
            @ForAll("nearlyHeaders") byte[] sent, @ForAll @Size(max = 6) List<@IntRange(max = 200) Integer> cuts) {
        int[] sorted = cuts.stream()
                .mapToInt(cut -> Math.min(cut, sent.length))
                .sorted()
                .toArray();
        assertThat(read(sent, sorted)).isEqualTo(read(sent));
    }

    @Provide
    Arbitrary<byte[]> nearlyHeaders() {
        Arbitrary<byte[]> starts = Arbitraries.of(
                        "", "PROXY ", "PROXY TCP4 1.2.3.4 ", SIGNATURE, SIGNATURE + "\41\21\0")
                .map(ProxyHeaderTest::latin1);
        Arbitrary<byte[]> rests = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300),
                Arbitraries.strings()
                        .withChars("0123456789abcdef.: \r\n")
                        .ofMaxLength(120)
                        .map(ProxyHeaderTest::latin1));
        Arbitrary<byte[]> joined = Combinators.combine(starts, rests).as((start, rest) -> {
            List<Byte> all = new ArrayList<>();
            for (byte[] part : List.of(start, rest)) {
                for (byte b : part) {
                    all.add(b);
                }
            }
            byte[] bytes = new byte[all.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = all.get(i);
            }
            return bytes;
        });
        Arbitrary<byte[]> damaged = Combinators.combine(
                        written(), Arbitraries.integers().between(0, 200), Arbitraries.bytes())
                .as((header, at, value) -> {
                    byte[] bytes = header.bytes.clone();
                    bytes[at % bytes.length] = value;
                    return bytes;
                });
        return Arbitraries.oneOf(joined, damaged);
    }
}
