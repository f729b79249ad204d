package org.charfinder.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.List;
import org.charfinder.simulation.Expectation.Kind;
import org.charfinder.simulation.Expectation.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a client asks for is written as letters: r is a reply {@code <r>}, s another one {@code <s>}, t an answer to
 * Telnet {@code T}, m a timing mark {@code M}, c is Ctrl-C, o is Ctrl-O, q ends the session. In what is received,
 * {@code P} is the prompt on a new line.
 */
class ExpectationTest {

    private static final Expectation.Farewells EARLY = new Expectation.Farewells() {
        @Override
        public List<String> messages() {
            return List.of("Error: end\r\n");
        }

        @Override
        public String objection(int message, long unanswered) {
            return unanswered == Long.MAX_VALUE ? "" : "something is not answered";
        }
    };

    @ParameterizedTest
    @CsvSource({
        "rs,    <r><s>,       complete",
        "rs,    <r>,          incomplete",
        "rtr,   <r>T<r>,      complete",
        "rc,    <r>P,         complete",
        "rc,    <r>,          ended",
        "rc,    P,            complete",
        "rc,    <P,           complete",
        "rsc,   <P,           complete",
        "rsc,   <r><P,        complete",
        "rtsc,  <TP,          complete",
        "rcm,   <MP,          complete",
        "rcm,   <PMP,         complete",
        "rcs,   <P<s>,        complete",
        "rcc,   <PP,          complete",
        "ros,   <P<s>,        complete",
        "ros,   <r><s>,       complete",
        "rso,   <r><P,        complete",
        "rq,    <r>,          ended",
        "q,     '',           ended",
        "r,     <r>E,         ended",
    })
    void what_may_come(String asked, String received, String then) {
        Expectation expectation = expectation(asked);
        expectation.receive(bytes(received));
        assertThat(expectation.isComplete()).isEqualTo(then.equals("complete"));
        assertThat(expectation.mayHaveEnded()).isEqualTo(then.equals("ended"));
    }

    @ParameterizedTest
    @CsvSource({
        "rs,    <s>",
        "rs,    <rs>",
        "r,     <r><r>",
        "rr,    <P",
        "rtc,   <P",
        "rcm,   <M<",
        "rcs,   <<s>",
        "rso,   <P<P",
        "rqs,   <r><s>",
        "rr,    <r>E",
        "r,     <E",
    })
    void what_may_not_come(String asked, String received) {
        Expectation expectation = expectation(asked);
        assertThatExceptionOfType(Violation.class).isThrownBy(() -> expectation.receive(bytes(received)));
    }

    private static Expectation expectation(String asked) {
        Expectation expectation = new Expectation(EARLY);
        for (int i = 0; i < asked.length(); i++) {
            expectation.add(part(asked.charAt(i), i));
        }
        return expectation;
    }

    private static Part part(char letter, int askedAt) {
        return switch (letter) {
            case 'c' -> part(Kind.CANCEL, "", askedAt);
            case 'o' -> part(Kind.ABORT, "", askedAt);
            case 'q' -> part(Kind.END, "", askedAt);
            case 't' -> part(Kind.TELNET, "T", askedAt);
            case 'm' -> part(Kind.MARK, "M", askedAt);
            default -> part(Kind.REPLY, "<" + letter + ">", askedAt);
        };
    }

    private static Part part(Kind kind, String bytes, int askedAt) {
        return Part.of(kind, bytes.getBytes(ISO_8859_1), askedAt);
    }

    private static ByteBuffer bytes(String received) {
        String text = received.replace("E", "Error: end\r\n").replace("P", "\r\n?> ");
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }
}
