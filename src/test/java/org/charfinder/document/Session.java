package org.charfinder.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command that a document shows, and what it prints.
 *
 * @param line of the command in the document, from 1
 * @param shown the output, in which each line ends with a line feed
 */
record Session(Path document, int line, String command, String shown) {

    private static final String PROMPT = "$ ";

    /** The sessions of a document: its console blocks, in each of which every command follows a dollar sign. */
    static List<Session> of(Document document) {
        List<Session> sessions = new ArrayList<>();
        for (Document.Block block : document.blocks()) {
            if (block.kind().equals("console")) {
                addAll(document.path(), block, sessions);
            }
        }
        return sessions;
    }

    private static void addAll(Path document, Document.Block block, List<Session> sessions) {
        List<String> lines = block.lines();
        if (lines.isEmpty() || !lines.get(0).startsWith(PROMPT)) {
            throw new AssertionError(document + ":" + block.line() + ": a session begins with $ and a command");
        }
        int start = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).startsWith(PROMPT)) {
                String shown = lines.subList(start + 1, i).stream().collect(Collectors.joining("\n", "", "\n"));
                String command = lines.get(start).substring(PROMPT.length());
                sessions.add(new Session(document, block.line() + start + 1, command, shown));
                start = i;
            }
        }
    }

    @Override
    public String toString() {
        return document + ":" + line + ": " + command;
    }
}
