package org.charfinder.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.charfinder.simulation.Expectation.Kind;
import org.charfinder.simulation.Expectation.Part;

/**
 * Types what clients send, item after item, together with what has to come back. Each item ends between two lines. All
 * the kinds of clients of RFC 854 are among them: line ends of four kinds, commands between any two characters, and
 * typing errors that are corrected.
 */
final class Typist {

    /**
     * What is typed in one go.
     *
     * @param parts with positions in these bytes; those behind the last byte are for end-of-file
     * @param isLine whether it is one plain line: it is unfinished from its first byte to its last
     * @param isLast whether nothing that follows is understood
     */
    record Item(byte[] bytes, List<Part> parts, boolean isLine, boolean isLast) {}

    /** What a line end may still swallow. */
    private enum Swallow {
        NOTHING,
        LF_OR_NUL,
        LINE_END
    }

    private static final int[] OPTIONS = {0, 1, 3, 5, 24, 31, 32, 39, 255};

    /** The connection of PuTTY, as it begins. */
    private static final String NEGOTIATION = "fffb1f fffb20 fffb18 fffb27 fffd01 fffb03 fffd03";

    private final Dice dice;
    private final Plan plan;
    private final KnownReplies known;
    private final boolean readsMuch;
    private Swallow swallow = Swallow.NOTHING;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private List<Part> parts = new ArrayList<>();
    private boolean hasNoise;

    /** @param readsMuch whether the client can receive megabytes in few steps */
    Typist(Dice dice, Plan plan, KnownReplies known, boolean readsMuch) {
        this.readsMuch = readsMuch;
        this.dice = dice;
        this.plan = plan;
        this.known = known;
    }

    /** What some clients begin with. */
    Item first() {
        begin();
        if (dice.oneIn(40)) {
            text("PROXY TCP4 192.0.2.1 192.0.2.2 40000 2323");
            endLine(
                    Kind.REPLY,
                    KnownReplies.lastError("no PROXY header is expected from this address; "
                            + "the option --proxy-from of the server allows it"));
            parts.add(Part.of(Kind.END, new byte[0], parts.get(0).askedAt()));
            return item(false, true);
        }
        if (dice.oneIn(4)) {
            for (String command : NEGOTIATION.split(" ")) {
                byte[] octets = HexFormat.of().parseHex(command);
                negotiate(octets[1] & 0xFF, octets[2] & 0xFF);
            }
            return item(false, false);
        }
        return next();
    }

    Item next() {
        begin();
        if (dice.oneIn(plan.cancels())) {
            return cancel();
        }
        switch (dice.below(16)) {
            case 0 -> {
                tooLong();
                return item(false, false);
            }
            case 1 -> {
                edited();
                return item(false, false);
            }
            case 2 -> {
                noise();
                return item(false, false);
            }
            case 3 -> {
                notUtf8();
                return item(false, false);
            }
            case 4 -> {
                misread();
                return item(false, false);
            }
            case 5 -> {
                padded();
                return item(false, false);
            }
            default -> {
                return exchange();
            }
        }
    }

    /** Something that ends the session. */
    Item last() {
        begin();
        switch (dice.below(5)) {
            case 0 -> line(":quit".getBytes(US_ASCII), Kind.END);
            case 1 -> line("\u001b".getBytes(US_ASCII), Kind.END);
            case 2 -> {
                bytes.write(4); // Ctrl-D
                expect(Kind.END);
            }
            default -> {
                if (dice.oneIn(2)) {
                    byte[] line = "rook".getBytes(US_ASCII);
                    bytes.writeBytes(line);
                    parts.add(Part.of(Kind.REPLY, known.replyTo(line), bytes.size() + 2));
                }
                command(236); // EOF
                expect(Kind.END);
            }
        }
        return item(false, true);
    }

    /** A line without an end: the client's end-of-file ends it. */
    Item unterminated() {
        begin();
        byte[] line = dice.of("rook", "♜", "qqqqx").getBytes(UTF_8);
        bytes.writeBytes(line);
        parts.add(Part.of(Kind.REPLY, known.replyTo(line), bytes.size() + 1));
        parts.add(Part.of(Kind.END, new byte[0], bytes.size() + 1));
        return item(true, true);
    }

    private void begin() {
        bytes = new ByteArrayOutputStream();
        parts = new ArrayList<>();
        hasNoise = false;
    }

    private Item item(boolean isLine, boolean isLast) {
        return new Item(bytes.toByteArray(), parts, isLine && !hasNoise, isLast);
    }

    /** What has been typed asks for something. */
    private void expect(Kind kind, byte... reply) {
        parts.add(Part.of(kind, reply, bytes.size()));
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(UTF_8));
        swallow = Swallow.NOTHING;
    }

    private Item exchange() {
        KnownReplies.Exchange exchange = known.draw(dice, readsMuch, plan.cancels() > 0);
        for (int i = 0; i < exchange.lines().size(); i++) {
            line(exchange.lines().get(i), Kind.REPLY, exchange.replies().get(i));
        }
        return item(exchange.lines().size() == 1 && exchange.lines().get(0).length > 0, false);
    }

    private void line(byte[] line, Kind kind, byte... reply) {
        if (line.length == 0 && swallow == Swallow.LINE_END) {
            bytes.write('\n');
            swallow = Swallow.NOTHING;
        }
        for (int i = 0; i < line.length; i++) {
            boolean between = (line[i] & 0xC0) != 0x80;
            if (between && dice.oneIn(plan.noise())) {
                noise();
                hasNoise = true;
            }
            bytes.write(line[i]);
            swallow = Swallow.NOTHING;
        }
        endLine(kind, reply);
    }

    /** Types a line end of any kind. The first byte of it asks. */
    private void endLine(Kind kind, byte... reply) {
        boolean lineFeed = swallow != Swallow.LF_OR_NUL && dice.oneIn(4);
        bytes.write(lineFeed ? '\n' : '\r');
        expect(kind, reply);
        swallow = lineFeed ? Swallow.NOTHING : Swallow.LF_OR_NUL;
        if (!lineFeed && !dice.oneIn(3)) {
            bytes.write(dice.of('\n', '\0'));
            swallow = Swallow.NOTHING;
        }
    }

    private void tooLong() {
        int length = plan.options().maxLine() + dice.from(1, 50);
        text("x".repeat(length));
        endLine(
                Kind.REPLY,
                KnownReplies.error("query longer than " + plan.options().maxLine() + " bytes"));
    }

    /** A line of just the length that is allowed. */
    private void padded() {
        text("rook" + " ".repeat(plan.options().maxLine() - "rook".length()));
        endLine(Kind.REPLY, known.replyTo("rook".getBytes(US_ASCII)));
    }

    private void notUtf8() {
        text("rook");
        if (dice.oneIn(2)) {
            bytes.write(0xC3);
            bytes.write('(');
        } else {
            bytes.write(255); // doubled, it is a byte of the line
            bytes.write(255);
        }
        endLine(Kind.REPLY, KnownReplies.error("query is not valid UTF-8"));
    }

    /** Debian's telnet takes a byte within a character for Ctrl-\, and sends the command for that key. */
    private void misread() {
        byte[] rook = "♜".getBytes(UTF_8);
        bytes.write(rook[0]);
        bytes.write(rook[1]);
        command(dice.of(243, 238)); // BRK, ABORT
        swallow = Swallow.NOTHING;
        endLine(Kind.REPLY, known.replyTo(rook));
    }

    private void edited() {
        switch (dice.below(4)) {
            case 0 -> {
                text("roé");
                bytes.write(dice.of(8, 127));
                text("ok");
            }
            case 1 -> {
                text("nonsense\u0015ro");
                text("ok");
            }
            case 2 -> {
                text("rookéx");
                command(247); // EC
                command(247);
            }
            default -> {
                text("non");
                command(248); // EL
                text("rook");
            }
        }
        endLine(Kind.REPLY, known.replyTo("rook".getBytes(US_ASCII)));
    }

    /** A Telnet command that leaves the line as it is. */
    private void noise() {
        switch (dice.below(7)) {
            case 0 -> command(dice.of(241, 242, 249)); // NOP, DM, GA
            case 1 -> {
                command(dice.of(252, 254)); // WONT, DONT
                bytes.write(option());
            }
            case 2 -> {
                command(250); // SB
                bytes.writeBytes(HexFormat.of().parseHex("18007822ffff0a0dff1b"));
                command(240); // SE
            }
            case 3 -> {
                command(246); // AYT
                expect(Kind.TELNET, "[Yes]\r\n".getBytes(US_ASCII));
            }
            case 4 -> negotiate(253, 6);
            default -> negotiate(dice.of(251, 253), option());
        }
    }

    private int option() {
        return OPTIONS[dice.below(OPTIONS.length)];
    }

    /** DO or WILL, and an option. */
    private void negotiate(int verb, int option) {
        command(verb);
        bytes.write(option);
        if (verb == 253 && option == 6) {
            expect(Kind.MARK, (byte) 255, (byte) 251, (byte) 6);
        } else {
            expect(Kind.TELNET, (byte) 255, (byte) (verb == 253 ? 252 : 254), (byte) option);
        }
    }

    /** Ctrl-C or Ctrl-O, mostly with the request for a timing mark, as Debian's telnet sends them. */
    private Item cancel() {
        if (dice.oneIn(3)) {
            command(245); // AO
            expect(Kind.ABORT);
        } else if (dice.oneIn(4)) {
            bytes.write(3);
            expect(Kind.CANCEL);
            swallow = Swallow.LINE_END;
            if (dice.oneIn(2)) {
                bytes.write('\n');
                swallow = Swallow.NOTHING;
            }
        } else {
            if (dice.oneIn(2)) {
                text("forgotten");
            }
            command(dice.of(244, 243, 238, 237)); // IP, BRK, ABORT, SUSP
            expect(Kind.CANCEL);
        }
        if (!dice.oneIn(3)) {
            negotiate(253, 6);
        }
        return item(false, false);
    }

    private void command(int code) {
        bytes.write(255);
        bytes.write(code);
    }
}
