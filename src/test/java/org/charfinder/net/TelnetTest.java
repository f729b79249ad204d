package org.charfinder.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.charfinder.net.Telnet.Meaning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelnetTest {

    @ParameterizedTest
    @CsvSource({
        "41, DATA",
        "00, DATA",
        "FE, DATA",
        "FFFF, DATA",
        "FFF1, NOTHING",
        "FFF2, NOTHING",
        "FFF9, NOTHING",
        "FFF0, NOTHING",
        "FF00, NOTHING",
        "FFF7, ERASE_CHARACTER",
        "FFF8, ERASE_LINE",
        "FFF4, INTERRUPT",
        "FFF3, INTERRUPT",
        "FFEE, INTERRUPT",
        "FFED, INTERRUPT",
        "FFF5, ABORT_OUTPUT",
        "FFF6, ARE_YOU_THERE",
        "FFEC, END_OF_FILE",
        "FFFD06, DO",
        "FFFD18, DO",
        "FFFDFF, DO",
        "FFFB1F, WILL",
        "FFFE01, NOTHING",
        "FFFC01, NOTHING",
        "FFFA1800787465726DFFF0, NOTHING",
        "FFFA18FFFF41FFF0, NOTHING",
        "FFFA18FFF441FFF0, NOTHING",
    })
    void the_last_byte_of_a_command_has_its_meaning_and_those_before_it_none(String hex, Meaning meaning) {
        Telnet telnet = new Telnet();
        byte[] bytes = HexFormat.of().parseHex(hex);
        for (int i = 0; i < bytes.length - 1; i++) {
            assertThat(telnet.accept(bytes[i])).isEqualTo(Meaning.NOTHING);
            assertThat(telnet.isBetweenCommands()).isFalse();
        }
        assertThat(telnet.accept(bytes[bytes.length - 1])).isEqualTo(meaning);
        assertThat(telnet.isBetweenCommands()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"06, FFFB06", "01, FFFC01", "FF, FFFCFF"})
    void a_timing_mark_is_given_and_every_option_refused(String option, String answer) {
        byte[] bytes = Telnet.answerToDo(HexFormat.of().parseHex(option)[0]);
        assertThat(bytes).isEqualTo(HexFormat.of().parseHex(answer));
    }

    @ParameterizedTest
    @CsvSource({"06, FFFE06", "1F, FFFE1F"})
    void every_offer_is_declined(String option, String answer) {
        byte[] bytes = Telnet.answerToWill(HexFormat.of().parseHex(option)[0]);
        assertThat(bytes).isEqualTo(HexFormat.of().parseHex(answer));
    }

    @Property
    void a_subnegotiation_of_anything_means_nothing(@ForAll @Size(max = 100) byte[] anything) {
        Telnet telnet = new Telnet();
        telnet.accept(Telnet.IAC);
        telnet.accept(Telnet.SB);
        for (byte b : anything) {
            if (b != Telnet.SE) { // which might follow an IAC
                assertThat(telnet.accept(b)).isEqualTo(Meaning.NOTHING);
            }
        }
        telnet.accept((byte) 0);
        telnet.accept(Telnet.IAC);
        telnet.accept(Telnet.SE);
        assertThat(telnet.accept((byte) 'a')).isEqualTo(Meaning.DATA);
    }
}
