package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.charfinder.net.Client;
import org.charfinder.web.HttpReply;

/**
 * Questions, with the replies that a server gave before the test.
 *
 * @param questions at least one
 * @param newTalk makes the conversation of a new connection
 */
record Recording(List<Question> questions, Supplier<Talk> newTalk) {

    /** Records the replies of a line server on a port of this machine. */
    static Recording ofLines(int port, List<String> queries) throws IOException {
        List<Question> questions = new ArrayList<>();
        try (Client client = new Client(port)) {
            client.readReply();
            for (String query : queries) {
                byte[] request = (query + "\r\n").getBytes(UTF_8);
                String reply = client.send(request).readReply();
                questions.add(new Question(request, (reply + LineTalk.PROMPT).getBytes(UTF_8)));
            }
        }
        return new Recording(questions, LineTalk::new);
    }

    /** Records the bodies that a server over HTTP on a port of this machine sends for paths. */
    static Recording ofHttp(int port, List<String> paths) throws IOException {
        List<Question> questions = new ArrayList<>();
        for (String path : paths) {
            byte[] request =
                    "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(UTF_8);
            questions.add(new Question(request, HttpReply.get(port, path).body()));
        }
        return new Recording(questions, HttpTalk::new);
    }
}
