package org.charfinder.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,     10.255.255.255, true",
        "10.0.0.0/8,     11.0.0.0,       false",
        "10.0.0.0/8,     9.255.255.255,  false",
        "192.0.2.128/25, 192.0.2.128,    true",
        "192.0.2.128/25, 192.0.2.127,    false",
        "172.16.0.0/12,  172.31.255.255, true",
        "172.16.0.0/12,  172.32.0.0,     false",
        "192.0.2.7,      192.0.2.7,      true",
        "192.0.2.7,      192.0.2.6,      false",
        "192.0.2.7/32,   192.0.2.7,      true",
        "0.0.0.0/0,      255.1.2.3,      true",
        "0.0.0.0/0,      2001:db8::1,    false",
        "::/0,           2001:db8::1,    true",
        "::/0,           192.0.2.7,      false",
        "fd00::/8,       fdff:1::2,      true",
        "fd00::/8,       fe00::,         false",
        "2001:db8::/33,  2001:db8:7fff::, true",
        "2001:db8::/33,  2001:db8:8000::, false",
        "2001:db8::7,    2001:db8::7,    true",
        "2001:db8::7,    2001:db8::6,    false",
        "192.0.2.7,      ::ffff:192.0.2.7, true",
        "::ffff:192.0.2.7, 192.0.2.7,    true",
    })
    void a_range_contains_the_addresses_that_begin_like_it(String range, String address, boolean contained)
            throws UnknownHostException {
        assertThat(AddressRange.parse(range).contains(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | '' is no address; it is as in 10.0.0.0/8, fd00::/8 or 192.0.2.7",
                "localhost     | 'localhost' is no address; it is as in 10.0.0.0/8, fd00::/8 or 192.0.2.7",
                "10.0.0/8      | '10.0.0' is no address; it is as in 10.0.0.0/8, fd00::/8 or 192.0.2.7",
                "010.0.0.0/8   | '010.0.0.0' is no address; it is as in 10.0.0.0/8, fd00::/8 or 192.0.2.7",
                "fe80::1%lo    | 'fe80::1%lo' is no address; it is as in 10.0.0.0/8, fd00::/8 or 192.0.2.7",
                "10.0.0.0/33   | '10.0.0.0/33' has no prefix from /0 to /32",
                "10.0.0.0/     | '10.0.0.0/' has no prefix from /0 to /32",
                "10.0.0.0/-1   | '10.0.0.0/-1' has no prefix from /0 to /32",
                "10.0.0.0/8/8  | '10.0.0.0/8/8' has no prefix from /0 to /32",
                "fd00::/129    | 'fd00::/129' has no prefix from /0 to /128",
                "10.0.0.1/8    | '10.0.0.1/8' is not the beginning of a range; that is 10.0.0.0/8",
                "fd00::1/8     | 'fd00::1/8' is not the beginning of a range; that is fd00:0:0:0:0:0:0:0/8",
            })
    void what_is_no_range_is_told(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(text))
                .withMessage(message);
    }
}
