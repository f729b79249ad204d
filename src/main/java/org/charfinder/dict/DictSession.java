package org.charfinder.dict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.charfinder.card.Card;
import org.charfinder.net.DisconnectReason;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.query.QueryException;
import org.charfinder.unicode.Repr;
import org.charfinder.work.Contender;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session of one client: each line is a command. */
final class DictSession implements LineHandler {

    private static final Logger log = LoggerFactory.getLogger(DictSession.class);

    private static final String ILLEGAL_PARAMETERS = "501 syntax error, illegal parameters";

    private static final List<String> STRATEGIES = Arrays.stream(Strategy.values())
            .map(strategy -> strategy.id() + ' ' + CommandWords.quoted(strategy.description()))
            .toList();

    private static final List<String> HELP = List.of(
            "DEFINE database word          the cards of the characters that are called so",
            "MATCH database strategy word  the names that match a word",
            "SHOW DB                       the databases, also SHOW DATABASES",
            "SHOW STRAT                    the strategies, also SHOW STRATEGIES",
            "SHOW INFO database            what a database is",
            "SHOW SERVER                   what this server is",
            "OPTION MIME                   texts have a MIME header from now on",
            "CLIENT text                   tells what the client is",
            "STATUS                        what this client has been sent",
            "HELP                          this text",
            "QUIT                          ends the session",
            "",
            "The database is unicode; * and ! stand for it, too. The strategy . is lev.",
            "A word with spaces has quotation marks around it: DEFINE * \"black chess rook\"");

    private final DictContext context;
    private final String messageId;
    private final InetSocketAddress client;
    private final Contender contender;
    private boolean mime;
    private long definitions;
    private long matches;

    /**
     * @param messageId differs from session to session
     * @param client its address, for the log
     */
    DictSession(DictContext context, String messageId, InetSocketAddress client) {
        this.context = context;
        this.messageId = messageId;
        this.client = client;
        this.contender = context.workers().contender(client.getAddress());
    }

    @Override
    public void greet(Reply reply) {
        new DictReply(reply, mime).status("220 " + context.program() + " <mime> " + messageId);
    }

    @Override
    public void answer(byte[] bytes, int start, int stop, Reply reply) {
        DictReply answer = new DictReply(reply, mime);
        String line = decoded(bytes, start, stop);
        if (line == null) {
            answer.status("501 the command is not valid UTF-8");
            return;
        }
        log(line);
        String command = line.strip();
        int space = command.indexOf(' ');
        if (command.isEmpty()) {
            return; // as other servers do
        }
        if (command.substring(0, space < 0 ? command.length() : space).equalsIgnoreCase("CLIENT")) {
            answer.status(space < 0 ? ILLEGAL_PARAMETERS : "250 ok"); // its text has no words
            return;
        }
        List<String> words = CommandWords.of(command);
        if (words == null) {
            answer.status("501 syntax error, a quotation mark or what follows a backslash is missing");
        } else {
            answer(words, reply, answer);
        }
    }

    private static @Nullable String decoded(byte[] bytes, int start, int stop) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, stop - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private void answer(List<String> words, Reply reply, DictReply answer) {
        List<String> parameters = words.subList(1, words.size());
        switch (words.get(0).toUpperCase(Locale.ROOT)) {
            case "DEFINE" -> define(parameters, reply, answer);
            case "MATCH" -> match(parameters, reply, answer);
            case "SHOW" -> show(parameters, answer);
            case "OPTION" -> setOption(parameters, answer);
            case "STATUS" ->
                answer.status("210 sent " + counted(definitions, "definition", "definitions") + " and "
                        + counted(matches, "match", "matches"));
            case "HELP" -> answer.textAndOk("113 help text follows", HELP);
            case "AUTH", "SASLAUTH" -> answer.status("502 command not implemented, all may ask without it");
            case "QUIT" -> {
                answer.status("221 bye");
                reply.endSession();
            }
            default -> answer.status("500 unknown command, see HELP");
        }
    }

    private void define(List<String> parameters, Reply reply, DictReply answer) {
        if (parameters.size() != 2) {
            answer.status(ILLEGAL_PARAMETERS);
        } else if (isDatabase(parameters.get(0), answer)) {
            String word = parameters.get(1);
            lookUp(reply, () -> context.dictionary().define(word), this::sendDefinitions);
        }
    }

    /** Looks something up in the dictionary. */
    private interface LookUp<T> {
        T run() throws QueryException;
    }

    /** What a look-up has brought, or what is wrong with its word. */
    private record Outcome<T>(@Nullable T found, @Nullable String error) {
        static <T> Outcome<T> of(LookUp<T> lookUp) {
            try {
                return new Outcome<>(lookUp.run(), null);
            } catch (QueryException e) {
                return new Outcome<>(null, e.getMessage());
            }
        }
    }

    /** Lets workers look something up, and then sends it. */
    private <T> void lookUp(Reply reply, LookUp<T> lookUp, BiConsumer<? super T, ? super DictReply> send) {
        context.workers().defer(contender, reply, () -> Outcome.of(lookUp), (outcome, later) -> {
            DictReply answer = new DictReply(later, mime);
            if (outcome.found() == null) {
                answer.status("501 " + outcome.error());
            } else {
                send.accept(outcome.found(), answer);
            }
        });
    }

    private void sendDefinitions(List<Card> cards, DictReply answer) {
        if (cards.isEmpty()) {
            answer.status("552 no match");
            return;
        }
        definitions += cards.size();
        answer.status("150 " + counted(cards.size(), "definition", "definitions") + " retrieved - texts follow");
        for (Card card : cards) {
            answer.text("151 " + CommandWords.quoted(card.name()) + ' ' + Dictionary.TITLE, card.lines());
        }
        answer.ok();
    }

    private void match(List<String> parameters, Reply reply, DictReply answer) {
        Strategy strategy = parameters.size() == 3 ? Strategy.of(parameters.get(1)) : null;
        if (parameters.size() != 3) {
            answer.status(ILLEGAL_PARAMETERS);
        } else if (!isDatabase(parameters.get(0), answer)) {
            return;
        } else if (strategy == null) {
            answer.status("551 invalid strategy, use SHOW STRAT for a list");
        } else {
            String word = parameters.get(2);
            lookUp(reply, () -> context.dictionary().match(strategy, word), this::sendMatches);
        }
    }

    private void sendMatches(Collection<String> headwords, DictReply answer) {
        if (headwords.isEmpty()) {
            answer.status("552 no match");
            return;
        }
        matches += headwords.size();
        List<String> lines = headwords.stream()
                .map(headword -> Dictionary.NAME + ' ' + CommandWords.quoted(headword))
                .toList();
        answer.textAndOk("152 " + counted(lines.size(), "match", "matches") + " found - list follows", lines);
    }

    private static String counted(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private void show(List<String> parameters, DictReply answer) {
        String what = parameters.isEmpty() ? "" : parameters.get(0).toUpperCase(Locale.ROOT);
        if (parameters.size() != (what.equals("INFO") ? 2 : 1)) {
            answer.status(ILLEGAL_PARAMETERS);
            return;
        }
        switch (what) {
            case "DB", "DATABASES" ->
                answer.textAndOk("110 1 database present - list follows", List.of(Dictionary.TITLE));
            case "STRAT", "STRATEGIES" ->
                answer.textAndOk("111 " + STRATEGIES.size() + " strategies present - list follows", STRATEGIES);
            case "INFO" -> {
                if (isDatabase(parameters.get(1), answer)) {
                    answer.textAndOk("112 information for " + Dictionary.NAME, Dictionary.INFO);
                }
            }
            case "SERVER" ->
                answer.textAndOk(
                        "114 server information",
                        List.of(context.program(), "finds characters of Unicode by what they are called."));
            default -> answer.status(ILLEGAL_PARAMETERS);
        }
    }

    private void setOption(List<String> parameters, DictReply answer) {
        if (parameters.size() == 1 && parameters.get(0).equalsIgnoreCase("MIME")) {
            mime = true;
            answer.status("250 ok - using MIME headers");
        } else {
            answer.status(ILLEGAL_PARAMETERS);
        }
    }

    /** Whether a name is that of the database, or stands for all databases. If not, tells the client. */
    private static boolean isDatabase(String name, DictReply answer) {
        boolean known = name.equals("*") || name.equals("!") || name.equalsIgnoreCase(Dictionary.NAME);
        if (!known) {
            answer.status("550 invalid database, use SHOW DB for a list");
        }
        return known;
    }

    @Override
    public void answerTooLong(Reply reply) {
        new DictReply(reply, mime).status("500 command longer than " + DictReply.MAX_LINE + " bytes");
    }

    @Override
    public void resume(Reply reply) {
        reply.append("\r\n");
    }

    @Override
    public void disconnect(DisconnectReason reason, Reply reply) {
        String why = switch (reason) {
            case IDLE -> "420 no command for " + context.options().idleTimeout().toSeconds() + " seconds";
            case UNFINISHED_LINE ->
                "420 command not finished within "
                        + context.options().lineTimeout().toSeconds() + " seconds";
            case PROXY_HEADER -> "530 no PROXY header is expected from this address";
            case SHUTDOWN -> "421 the server is shutting down";
        };
        new DictReply(reply, mime).status(why);
    }

    @Override
    public void closed() {
        log.debug("Close the DICT socket");
    }

    private void log(String line) {
        if (log.isDebugEnabled()) {
            StringBuilder quoted = new StringBuilder();
            Repr.appendAscii(quoted, line, DictReply.MAX_LINE);
            log.debug("DICT from {}:{}: {}", client.getHostString(), client.getPort(), quoted);
        }
    }
}
