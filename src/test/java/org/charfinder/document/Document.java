package org.charfinder.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document in Markdown: what tests need to know of its headings, links and blocks. */
record Document(Path path, List<String> lines) {

    private static final Pattern FENCE = Pattern.compile("\\s*```\\s*(\\w*)\\s*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern ADDRESS = Pattern.compile("[a-z]+:.*");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N}_ -]");

    /** A block between fences, with the word behind the first fence and the line of that, from 1. */
    record Block(String kind, int line, List<String> lines) {}

    /** The documents that users and engineers read, in a fixed order. */
    static List<Document> all() {
        List<Path> paths = new ArrayList<>();
        for (String folder : List.of("", "docs", "ops", "measure")) {
            try (Stream<Path> files = Files.walk(Path.of(folder), folder.equals("ops") ? 2 : 1)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(paths::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return paths.stream().map(Document::read).toList();
    }

    static Document read(Path path) {
        try {
            return new Document(path.normalize(), Files.readAllLines(path, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All blocks between fences. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Block open = null;
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                if (open != null) {
                    open.lines.add(lines.get(i));
                }
            } else if (open == null) {
                open = new Block(fence.group(1), i + 1, new ArrayList<>());
            } else {
                blocks.add(open);
                open = null;
            }
        }
        if (open != null) {
            throw new AssertionError(path + ":" + open.line + ": the block has no end");
        }
        return blocks;
    }

    /** The lines outside of blocks; those inside are empty. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            boolean fence = FENCE.matcher(line).matches();
            prose.add(inside || fence ? "" : line);
            inside ^= fence;
        }
        return prose;
    }

    /** Where links and pictures lead within the project, as they are written. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        for (String line : prose()) {
            LINK.matcher(CODE.matcher(line).replaceAll(""))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !ADDRESS.matcher(link).matches())
                    .forEach(links::add);
        }
        return links;
    }

    /** The texts that are set as code in lines outside of blocks. */
    List<String> code() {
        return prose().stream()
                .flatMap(line -> CODE.matcher(line).results())
                .map(code -> code.group(1))
                .toList();
    }

    /** The anchors of the headings, as GitHub makes them. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> times = new HashMap<>();
        for (String line : prose()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = NOT_IN_ANCHORS
                        .matcher(heading.group(1).strip().toLowerCase(Locale.ROOT))
                        .replaceAll("")
                        .replace(' ', '-');
                int before = times.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
