package org.charfinder.format;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;
import org.jspecify.annotations.Nullable;

/** Rows by a template, which {@link OutputFormat#of} describes. */
final class TemplateFormat extends OutputFormat {

    /** A text and the column that follows it; the last text has no column. */
    private record Piece(String text, @Nullable Column column) {}

    private final String template;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder(); // of the next piece
    private int at; // the template is parsed up to here

    TemplateFormat(String template) {
        this.template = template;
        while (at < template.length()) {
            char c = template.charAt(at);
            switch (c) {
                case '{' -> open();
                case '}' -> close();
                case '\\' -> escape();
                default -> text.append(c);
            }
            at++;
        }
        text.append('\n');
        addPiece(null);
    }

    private void open() {
        if (template.startsWith("{{", at)) {
            text.append('{');
            at++;
            return;
        }
        int end = template.indexOf('}', at);
        if (end < 0) {
            throw new IllegalArgumentException("offset %d: '{' has no '}'; for a brace write '{{'".formatted(at));
        }
        addPiece(Column.named(template.substring(at + 1, end)));
        at = end;
    }

    private void close() {
        if (!template.startsWith("}}", at)) {
            throw new IllegalArgumentException("offset %d: '}' has no '{'; for a brace write '}}'".formatted(at));
        }
        text.append('}');
        at++;
    }

    private void escape() {
        char escaped = at + 1 < template.length() ? template.charAt(at + 1) : ' ';
        text.append(
                switch (escaped) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case '\\' -> '\\';
                    default ->
                        throw new IllegalArgumentException(
                                "offset %d: behind '\\' comes t, n or another one".formatted(at));
                });
        at++;
    }

    private void addPiece(@Nullable Column column) {
        pieces.add(new Piece(text.toString(), column));
        text.setLength(0);
    }

    @Override
    public boolean showsMatchedNames() {
        return pieces.stream().anyMatch(piece -> piece.column == Column.MATCHED);
    }

    @Override
    public void append(Match match, MatchedNames names, boolean first, StringBuilder row) {
        for (Piece piece : pieces) {
            row.append(piece.text);
            if (piece.column != null) {
                row.append(piece.column.of(match, names));
            }
        }
    }
}
