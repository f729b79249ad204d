package org.charfinder.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFormatTest {

    private static final Match EURO = new Match("U+20AC", "€", "EURO SIGN");
    private static final Match TURNED = new Match("U+1FA23", "🨣", "WHITE CHESS TURNED ROOK");
    private static final Match FLAG = new Match("U+1F1EB U+1F1F7", "🇫🇷", "FLAG: FRANCE");
    private static final Match LINE_FEED = new Match("U+000A", "␊", "<control-000A>");

    private static final Match PRIVATE = new Match("U+E000..U+F8FF", "\uE000", "<private-use-E000..F8FF>");

    private static String written(OutputFormat layout, Match... matches) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        layout.write(List.of(matches).iterator(), writer);
        writer.flush();
        return out.toString();
    }

    // formats

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|U+20AC >€>EURO SIGN;U+1FA23>🨣>WHITE CHESS TURNED ROOK;",
                "json |[;{'code':'U+20AC','char':'€','shown':'€','name':'EURO SIGN'},;"
                        + "{'code':'U+1FA23','char':'🨣','shown':'🨣','name':'WHITE CHESS TURNED ROOK'};];",
                "jsonl|{'code':'U+20AC','char':'€','shown':'€','name':'EURO SIGN'};"
                        + "{'code':'U+1FA23','char':'🨣','shown':'🨣','name':'WHITE CHESS TURNED ROOK'};",
                "csv  |code,char,name;U+20AC,€,EURO SIGN;U+1FA23,🨣,WHITE CHESS TURNED ROOK;",
                "tsv  |code>char>name;U+20AC>€>EURO SIGN;U+1FA23>🨣>WHITE CHESS TURNED ROOK;",
            },
            quoteCharacter = '`')
    void each_format_has_its_rows(String name, String expected) {
        String text = expected.replace('>', '\t').replace(';', '\n').replace('\'', '"');
        assertThat(written(OutputFormat.named(name), EURO, TURNED)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"plain|''", "json|'[;];'", "jsonl|''", "csv|code,char,name;", "tsv|code>char>name;"})
    void without_matches_a_format_is_still_one(String name, String expected) {
        assertThat(written(OutputFormat.named(name)))
                .isEqualTo(expected.replace('>', '\t').replace(';', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",          |\",\"",
                "\"         |\"\"\"\"",
                "a, \"b\"   |\"a, \"\"b\"\"\"",
                "a⏎b       |\"a⏎b\"",
                "a␍b       |\"a␍b\"",
                "'          |'",
                ";          |;",
            })
    void csv_quotes_what_would_be_misread(String value, String quoted) {
        Match match = new Match("U+002C", withLineEnds(value), "SIGN");
        assertThat(written(OutputFormat.named("csv"), match))
                .isEqualTo("code,char,name\nU+002C," + withLineEnds(quoted) + ",SIGN\n");
    }

    private static String withLineEnds(String cell) {
        return cell.replace('⏎', '\n').replace('␍', '\r');
    }

    @Test
    void no_other_format_is_known() {
        assertThatThrownBy(() -> OutputFormat.named("xml"))
                .hasMessage("no format 'xml'; there are: plain, json, jsonl, csv, tsv");
        assertThat(OutputFormat.names()).allSatisfy(OutputFormat::named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "jsonl|name,code,html|{'name':'EURO SIGN','code':'U+20AC','html':'&euro;'}⏎"
                        + "{'name':'<private-use-E000..F8FF>','code':'U+E000..U+F8FF','html':null}⏎",
                "json|char,shown|[⏎{'char':'€','shown':'€'},⏎{'char':null,'shown':'\uE000'}⏎]⏎",
                "jsonl|matched|{'matched':'de: Euro'}⏎{'matched':null}⏎",
                "csv|html,code|html,code⏎&euro;,U+20AC⏎,U+E000..U+F8FF⏎",
                "tsv|dec,matched|dec~matched⏎8364~de: Euro⏎57344..63743~⏎",
            })
    void columns_can_be_chosen(String format, String columns, String expected) {
        OutputFormat chosen = OutputFormat.named(format, List.of(columns.split(",")));
        assertThat(chosen.showsMatchedNames()).isEqualTo(columns.contains("matched"));
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        chosen.write(List.of(EURO, PRIVATE).iterator(), match -> match == EURO ? "de: Euro" : "", writer);
        writer.flush();
        assertThat(out)
                .hasToString(expected.replace('~', '\t').replace('⏎', '\n').replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({"plain, code, columns of 'plain' can't be chosen", "json, nmae, did you mean {name}"})
    void a_choice_that_is_wrong_is_refused(String format, String column, String message) {
        assertThatThrownBy(() -> OutputFormat.named(format, List.of(column))).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "U+000A|␊|'char':'\\u000A','shown':'␊'",
                "U+240A|␊|'char':'␊','shown':'␊'",
                "U+D800|\uFFFD|'char':null,'shown':'\uFFFD'",
                "U+0080|\uFFFD|'char':'\\u0080','shown':'\uFFFD'",
                "U+FFFD|\uFFFD|'char':'\uFFFD','shown':'\uFFFD'",
                "U+202E|\u202E|'char':'\\u202E','shown':'[RLO]'",
                "U+0301|\u0301|'char':'\u0301','shown':'◌\u0301'",
            })
    void json_tells_a_character_from_what_is_shown_for_it(String code, String sent, String members) {
        assertThat(written(OutputFormat.named("jsonl"), new Match(code, sent, "NAME")))
                .contains(members.replace('\'', '"'));
    }

    // templates

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code    |U+20AC       |U+1FA23            |U+1F1EB U+1F1F7          |U+000A",
                "char    |€            |🨣                 |🇫🇷                       |␊",
                "shown   |€            |🨣                 |🇫🇷                       |␊",
                "name    |EURO SIGN    |WHITE CHESS TURNED ROOK|FLAG: FRANCE         |<control-000A>",
                "dec     |8364         |129571             |127467 127479            |10",
                "hex     |20AC         |1FA23              |1F1EB 1F1F7              |000A",
                "utf8    |E2 82 AC     |F0 9F A8 A3        |F0 9F 87 AB F0 9F 87 B7  |0A",
                "utf16   |20AC         |D83E DE23          |D83C DDEB D83C DDF7      |000A",
                "html    |&euro;       |&#x1FA23;          |&#x1F1EB;&#x1F1F7;       |&NewLine;",
                "css     |\\20AC       |\\1FA23            |\\1F1EB\\1F1F7           |\\A",
                "java    |\\u20AC      |\\uD83E\\uDE23     |\\uD83C\\uDDEB\\uD83C\\uDDF7|\\n",
                "js      |\\u20AC      |\\u{1FA23}         |\\u{1F1EB}\\u{1F1F7}     |\\u000A",
                "json    |\\u20AC      |\\uD83E\\uDE23     |\\uD83C\\uDDEB\\uD83C\\uDDF7|\\u000A",
                "python  |\\u20AC      |\\U0001FA23        |\\U0001F1EB\\U0001F1F7   |\\x0A",
                "percent |%E2%82%AC    |%F0%9F%A8%A3       |%F0%9F%87%AB%F0%9F%87%B7 |%0A",
                "block   |Currency Symbols|Chess Symbols   |''                       |Basic Latin",
                "script  |Common       |Common             |''                       |Common",
                "category|Sc           |So                 |''                       |Cc",
                "age     |2.1          |12.0               |''                       |1.1",
                "width   |A            |N                  |''                       |N",
            })
    void a_column_is_empty_where_a_match_has_nothing_there(
            String column, String euro, String turned, String flag, String lineFeed) {
        OutputFormat layout = OutputFormat.of("{" + column + "}");
        assertThat(written(layout, EURO, TURNED, FLAG, LINE_FEED).split("\n"))
                .containsExactly(euro, turned, flag, lineFeed);
        assertThat(OutputFormat.columnNames().split(", ")).hasSize(21).contains(column);
    }

    @ParameterizedTest
    @CsvSource({
        "{code}, U+E000..U+F8FF",
        "{char}, \uE000",
        "{shown}, \uE000",
        "{name}, <private-use-E000..F8FF>",
        "{hex}, E000..F8FF",
        "{dec}, 57344..63743",
        "{utf8}{utf16}{html}{css}{java}{js}{json}{python}{percent}, ''",
        "{block}, Private Use Area",
        "{category}, Co",
    })
    void a_range_has_its_ends_and_no_escapes(String template, String value) {
        assertThat(written(OutputFormat.of(template), PRIVATE)).isEqualTo(value + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|U+20AC >€>EURO SIGN;U+000A >␊><control-000A>;",
                "jsonl|{'code':'U+20AC','char':'€','shown':'€','name':'EURO SIGN'};"
                        + "{'code':'U+000A','char':'\\u000A','shown':'␊',"
                        + "'name':'<control-000A>','matched':'alias: LF'};",
                "csv|code,char,name;U+20AC,€,EURO SIGN;U+000A,␊,<control-000A>;",
                "tsv|code>char>name;U+20AC>€>EURO SIGN;U+000A>␊><control-000A>;",
                "json|[;{'code':'U+20AC','char':'€','shown':'€','name':'EURO SIGN'},;"
                        + "{'code':'U+000A','char':'\\u000A','shown':'␊',"
                        + "'name':'<control-000A>','matched':'alias: LF'};];",
                "{code}, {matched}|U+20AC, ;U+000A, alias: LF;",
            })
    void json_and_templates_tell_the_name_that_matched(String name, String expected) {
        OutputFormat layout = name.contains("{") ? OutputFormat.of(name) : OutputFormat.named(name);
        MatchedNames names = match -> match == EURO ? "" : "alias: LF";
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        layout.write(List.of(EURO, LINE_FEED).iterator(), names, writer);
        writer.flush();
        String text = expected.replace('>', '\t')
                .replace(';', '\n')
                .replace('\'', '"')
                .replace("<control-000A\t", "<control-000A>");
        assertThat(out.toString()).isEqualTo(text);
        assertThat(layout.showsMatchedNames()).isEqualTo(text.contains("alias: LF"));
    }

    @Test
    void what_a_language_cannot_write_is_empty() {
        assertThat(written(
                        OutputFormat.of("{utf8}{html}{css}{percent}."),
                        new Match("U+D800", "\uFFFD", "<surrogate-D800>")))
                .isEqualTo(".\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  |''",
                "{char} {code} {html}|€ U+20AC &euro;",
                "{char}{char}        |€€",
                "{{{char}}}          |{€}",
                "{{char}}            |{char}",
                "}}{{                |}{",
                "a\\tb\\nc\\\\d      |a>b;c\\d",
                "\\\\{dec}           |\\8364",
                "$1 %s ${name}       |$1 %s $EURO SIGN",
            })
    void a_template_is_filled_in(String template, String row) {
        String expected = row.replace('>', '\t').replace(';', template.contains("\\n") ? '\n' : ';');
        assertThat(written(OutputFormat.of(template), EURO)).isEqualTo(expected + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{foo}      |no column {foo}; there are: code, char, shown, name, dec, hex,",
                "{nmae}     |no column {nmae}; did you mean {name}? there are: code,",
                "{cat}      |no column {cat}; did you mean {category}? there",
                "{CODE}     |no column {CODE}; did you mean {code}? there",
                "{utf-8}    |no column {utf-8}; did you mean {utf8}? there",
                "{jso}      |no column {jso}; did you mean {json}? there",
                "{character}|no column {character}; did you mean {char}? there",
                "{}         |no column {}; there",
                "{ code }   |no column { code }; did you mean {code}? there",
                "{a{b}      |no column {a{b}; ",
                "ab{code    |offset 2: '{' has no '}'; for a brace write '{{'",
                "{{{        |offset 2: '{' has no '}'",
                "a}         |offset 1: '}' has no '{'; for a brace write '}}'",
                "a\\        |offset 1: behind '\\' comes t, n or another one",
                "\\x        |offset 0: behind '\\' comes",
            })
    void a_template_that_is_wrong_is_explained(String template, String explanation) {
        assertThatThrownBy(() -> OutputFormat.of(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(explanation);
    }

    @Property
    void any_template_is_understood_or_refused(@ForAll String template) {
        try {
            assertThat(written(OutputFormat.of(template), EURO)).endsWith("\n");
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    // rows are written one by one

    /** More matches than a test reads; counts how many were taken. */
    private static Iterator<Match> many(AtomicInteger asked) {
        return Stream.generate(() -> EURO)
                .limit(100_000)
                .peek(match -> asked.incrementAndGet())
                .iterator();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "json", "jsonl", "csv", "tsv"})
    void writing_ends_soon_after_the_output_is_closed(String format) {
        Writer closed = new Writer() {
            @Override
            public void write(char[] text, int start, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        AtomicInteger asked = new AtomicInteger();
        OutputFormat.named(format).write(many(asked), new PrintWriter(closed));
        assertThat(asked.get()).isLessThan(1_000);
    }
}
