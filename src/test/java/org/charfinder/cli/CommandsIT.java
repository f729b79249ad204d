package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.indexfile.IndexFile;
import org.charfinder.process.Program;
import org.charfinder.process.Program.Result;
import org.charfinder.query.Order;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that end by themselves, as processes: what they print where, and their exit codes. */
@TestInstance(Lifecycle.PER_CLASS)
class CommandsIT {

    @TempDir
    private static Path shared;

    @TempDir
    private Path empty;

    private Program program;

    @BeforeEach
    void program() {
        program = new Program(shared, Map.of());
    }

    @Test
    void find_prints_the_lines_and_how_many() throws Exception {
        Result result = program.run("find", "euro", "CURRENCY", "--order", "code");
        assertThat(result.out()).isEqualTo("U+20A0 \t₠\tEURO-CURRENCY SIGN\n(1 match for 'euro CURRENCY')\n");
        assertThat(result.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chess rook -f {code} -n 1 | U+2656",
                "-n 1 -f {code} chess rook | U+2656",
                "♜                         | 'U+265C >♜>BLACK CHESS ROOK;(1 match for ''♜'')'",
                "U+265C                    | 'U+265C >♜>BLACK CHESS ROOK;(1 match for ''U+265C'')'",
                "->                        | 'U+2192 >→>RIGHTWARDS ARROW;(1 match for ''->'')'",
                "-qn 1 -- find             | U+1F50D>🔍>LEFT-POINTING MAGNIFYING GLASS",
            })
    void what_names_no_command_is_searched_for(String args, String out) throws Exception {
        String expected = out.replace('>', '\t').replace(";", "\n") + "\n";
        Result result = program.run(args.split(" "));
        assertThat(result.out()).isEqualTo(args.startsWith("->") ? expected.replace("'-\t'", "'->'") : expected);
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fnd       | 'fnd' is no command, so it was searched for; did you mean 'charfinder find'?",
                "serv      | 'serv' is no command, so it was searched for; did you mean 'charfinder serve'?",
                "name:rook | there is no filter name:, so it was searched for as a word; names are searched by",
            },
            quoteCharacter = '`')
    void a_hint_tells_what_may_be_meant_if_nothing_has_the_words(String query, String hint) throws Exception {
        assertThat(program.run(query).err()).startsWith("charfinder: " + hint).hasLineCount(1);
        assertThat(program.run("-q", query).err()).isEmpty();
    }

    @Test
    void find_of_a_hyphen_answers_each_line_of_standard_input() throws Exception {
        assertThat(program.shell("printf 'rook\nblok:arrows\n\nsnowmam\n' | $CHARFINDER find - -n 1"))
                .isEqualTo(new Result(
                        2,
                        "U+2656 \t♖\tWHITE CHESS ROOK\n(1 of 22 matches for 'rook')\n"
                                + "U+2603 \t☃\tSNOWMAN\n(1 of 3 matches closest to 'snowmam')\n",
                        "charfinder: line 2: no filter \"blok\"; did you mean block:?\n"));
        assertThat(program.shell("printf 'rook\nsnowman' | $CHARFINDER - -n 1 --format csv"))
                .isEqualTo(new Result(0, "code,char,name\nU+2656,♖,WHITE CHESS ROOK\nU+2603,☃,SNOWMAN\n", ""));
        assertThat(program.shell("echo qqqqqqq | $CHARFINDER find -q -")).isEqualTo(new Result(1, "", ""));
        assertThat(program.run("find", "-q", "--", "-").out()).isEqualTo("U+002D \t-\tHYPHEN-MINUS\n");
    }

    @Test
    void the_quotation_marks_that_a_shell_takes_off_are_put_back() throws Exception {
        assertThat(program.shell("$CHARFINDER block:\"IPA Extensions\" -n 0").out())
                .isEqualTo("(0 of 96 matches for 'block:\"IPA Extensions\"')\n");
        assertThat(program.shell("$CHARFINDER info block:\"Small Kana Extension\" | grep -c ^U")
                        .out())
                .isEqualTo("10\n");
    }

    @Test
    void find_says_by_its_exit_code_that_nothing_matched() throws Exception {
        assertThat(program.run("find", "snowmam", "--order", "code"))
                .isEqualTo(new Result(1, "(No match for 'snowmam' - did you mean: snowman (3)?)\n", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "herz|♥ de: Herz",
                "zwj --start 1|𖭧",
                "mdash|— HTML: mdash",
                ":thumbsup:|👍 shortcode: thumbsup",
                "\\heartsuit|♡ LaTeX: \\heartsuit",
                "rook|♖",
            })
    void find_tells_the_name_that_matched(String arguments, String line) throws Exception {
        String[] all = ("find --limit 1 -f {char}_{matched} " + arguments).split(" ");
        all[4] = all[4].replace('_', ' ');
        assertThat(program.run(all).out().stripTrailing()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "find ->, U+2192",
        "find --limit 1 -->, U+2192",
        "find --> --limit 1, U+2192",
        "info ->, U+2192",
        "find ---, U+2014"
    })
    void signs_behind_a_hyphen_are_text(String arguments, String code) throws Exception {
        assertThat(program.run(arguments.split(" ")).out()).startsWith(code + " ");
    }

    @Test
    void find_prints_a_slice_and_the_whole_number() throws Exception {
        String all = program.run("find", "chess", "rook", "black").out();
        Result slice = program.run("find", "--start", "1", "--stop", "3", "chess", "rook", "black");
        assertThat(slice.out().lines())
                .containsExactly(
                        all.lines().toArray(String[]::new)[1],
                        all.lines().toArray(String[]::new)[2],
                        "(2 to 3 of 5 matches for 'chess rook black')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--limit 1|U+2656 >♖>WHITE CHESS ROOK;(1 of 18 matches for 'chess rook');",
                "--start 1 -n 1 --format plain|U+265C >♜>BLACK CHESS ROOK;(2 to 2 of 18 matches for 'chess rook');",
                "--start 1 -n 2 --format PLAIN -q|U+265C >♜>BLACK CHESS ROOK;U+1CCC2>𜳂>UPPER LEFT QUADRANT CHESS ROOK;",
                "--limit 18 --start 17|U+1FA52>🩒>BLACK CHESS KNIGHT-ROOK;(18 to 18 of 18 matches for 'chess rook');",
                "--limit 18 -f x -q|x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;",
                "-n 0|(0 of 18 matches for 'chess rook');",
                "--start 18|(0 of 18 matches for 'chess rook');",
                "-n1|U+2656 >♖>WHITE CHESS ROOK;(1 of 18 matches for 'chess rook');",
                "-qn 1 --order BEST|U+2656 >♖>WHITE CHESS ROOK;",
                "--stop 1 --limit 9 --format csv|code,char,name;U+2656,♖,WHITE CHESS ROOK;",
                "--limit 1 --format tsv|code>char>name;U+2656>♖>WHITE CHESS ROOK;",
                "--limit 1 --format json|[;{\"code\":\"U+2656\",\"char\":\"♖\",\"shown\":\"♖\","
                        + "\"name\":\"WHITE CHESS ROOK\"};];",
                "--limit 1 --format jsonl|{\"code\":\"U+2656\",\"char\":\"♖\",\"shown\":\"♖\","
                        + "\"name\":\"WHITE CHESS ROOK\"};",
                "--limit 2 -f {char}\\t{css}|♖>\\2656;♜>\\265C;",
                "--limit 1 --template -{dec}|-9814;",
                "--start 18 --limit 1 --template {char}|``",
            })
    void find_prints_for_programs_too(String options, String out) throws Exception {
        Result result = program.run(("find chess rook " + options).split(" "));
        assertThat(result).isEqualTo(new Result(0, out.replace('>', '\t').replace(';', '\n'), ""));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"json, `[;];`", "jsonl, ``", "csv, code,char,name;"},
            delimiterString = ", ")
    void find_tells_programs_apart_from_the_rows_that_nothing_matched(String format, String out) throws Exception {
        Result result = program.run("find", "snowmam", "--order", "code", "--format", format);
        String hint = "(No match for 'snowmam' - did you mean: snowman (3)?)\n";
        assertThat(result).isEqualTo(new Result(1, out.replace(';', '\n'), hint));
    }

    @ParameterizedTest
    @CsvSource({
        "CHARFINDER_FIND_FORMAT=csv,       '',                'code,char,name'",
        "CHARFINDER_FIND_TEMPLATE={code},  '',                U+2656",
        "CHARFINDER_FIND_ORDER=code,       -f {code},         U+2656",
        "CHARFINDER_FORMAT=csv,            -f {code},         U+2656",
        "CHARFINDER_INFO_FORMAT=json,      -f {code},         U+2656",
        "CHARFINDER_SERVE_LIMIT=0,         -f {code},         U+2656",
        "CHARFINDER_LIMIT=0,               -f {code},         U+2656",
        "CHARFINDER_TEMPLATE={code},       '',                U+2656",
        "CHARFINDER_TEMPLATE={code},       --format tsv,      code\tchar\tname",
        "CHARFINDER_FIND_FORMAT=csv,       --template {code}, U+2656",
    })
    void find_is_told_by_the_environment_what_it_is_not_told_otherwise(
            String variable, String options, String firstLine) throws Exception {
        String[] entry = variable.split("=");
        Program told = new Program(shared, Map.of(entry[0], entry[1]));
        Result result = told.run(("find chess rook " + options).strip().split(" "));
        assertThat(result.out().lines()).first().isEqualTo(firstLine);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void find_obeys_a_limit_of_the_environment_on_the_shortest_way_too() throws Exception {
        Result result = new Program(shared, Map.of("CHARFINDER_FIND_LIMIT", "1")).run("find", "chess", "rook");
        assertThat(result.out()).isEqualTo("U+2656 \t♖\tWHITE CHESS ROOK\n(1 of 18 matches for 'chess rook')\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find rook  | CHARFINDER_FIND_LIMIT=-1   | must be at least 0, was -1 (from CHARFINDER_FIND_LIMIT)",
                "find rook  | CHARFINDER_FIND_FORMAT=x   | (from CHARFINDER_FIND_FORMAT)",
                "find rook  | CHARFINDER_FIND_ORDER=x    | there are: code, best (from CHARFINDER_FIND_ORDER)",
                "info ♜     | CHARFINDER_INFO_FORMAT=csv | --format csv: plain or json (from CHARFINDER_INFO_FORMAT)",
                "words      | CHARFINDER_TOP=0           | --top must be at least 1, was 0 (from CHARFINDER_TOP)",
                "serve      | CHARFINDER_SERVE_PORT=x    | (from CHARFINDER_SERVE_PORT)",
            })
    void an_error_names_the_variable_that_it_comes_from(String args, String variable, String message) throws Exception {
        String[] entry = variable.split("=");
        Result result = new Program(shared, Map.of(entry[0], entry[1])).run(args.split(" "));
        assertThat(result.err()).contains(message).hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void a_format_of_find_is_none_of_info(String format) throws Exception {
        Program told = new Program(shared, Map.of("CHARFINDER_FORMAT", format, "CHARFINDER_FIND_FORMAT", format));
        assertThat(told.run("info", "♜")).isEqualTo(program.run("info", "♜"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f{code} rook --limit 1 --order code", "rook -f{code} --limit 1 --order code"})
    void a_template_may_be_attached_to_its_option(String args) throws Exception {
        assertThat(program.run(("find " + args).split(" ")).out()).isEqualTo("U+2656\n");
    }

    @Test
    void find_prints_the_closest_matches_of_words_that_nothing_has() throws Exception {
        Result result = program.run("find", "snowmam", "-f", "{char}");
        assertThat(result).isEqualTo(new Result(0, "☃\n⛄\n⛇\n", ""));
        assertThat(program.run("find", "snowmam").out()).endsWith("(3 matches closest to 'snowmam')\n");
    }

    @Test
    void find_has_two_orders() throws Exception {
        String byCode = program.run("find", "rook", "--order", "code").out();
        String best = program.run("find", "rook", "--order", "best").out();
        assertThat(byCode).endsWith("(18 matches for 'rook')\n");
        assertThat(program.run("find", "rook").out()).isEqualTo(best).isNotEqualTo(byCode);
    }

    @Test
    void find_of_a_lone_space_finds_it() throws Exception {
        assertThat(program.run("find", "\u00A0").out())
                .isEqualTo("U+00A0 \t\u00A0\tNO-BREAK SPACE\n(1 match for '\\xa0')\n");
    }

    @Test
    void info_reads_no_file_in_place_of_a_closed_input() throws Exception {
        Result result = program.shell("$CHARFINDER info <&-");
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("charfinder: can't read standard input: it is closed\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void find_takes_a_first_word_that_begins_with_a_hyphen_after_two_of_them() throws Exception {
        assertThat(program.run("find", "--", "-sign", "currency").out()).contains("matches for '-sign currency')");
        assertThat(program.run("find", "--order", "code", "--limit", "1", "-f", "{char}", "--", "-sign", "currency")
                        .out())
                .isEqualTo("৴\n");
    }

    @ParameterizedTest
    @CsvSource({
        "find --order code @home, 723 matches for '@home'",
        "find --order code chess @home, No match for 'chess @home'",
        "find --order code --limit 1 @home, 723 matches for '@home'",
        "info @home,           HOUSE BUILDING",
        "words --top @home,    '@home'",
        "words --top=@home,    '@home'",
        "serve @home,          @home: no such address",
        "--order code @home,   723 matches for '@home'",
    })
    void no_argument_is_read_from_a_file(String args, String said) throws Exception {
        Files.writeString(shared.resolve("home"), "snowman");
        Result result = program.run(args.split(" "));
        assertThat(result.out() + result.err()).contains(said).doesNotContainIgnoringCase("snowman");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " > ",
            quoteCharacter = '`',
            value = {
                "--limit 1 chess -black > ♔",
                "chess -black --limit 1 > ♔",
                "black chess roo* --limit 1 > ♜",
                "rook | snowman --limit 2 > ☃ ♖",
                "\"black chess rook\" > ♜ 🨑 🨻",
                "block:dingbats cross -heavy --limit 1 > ✙",
                "keyword:drunk > 🍹 🥴",
                "U+265C &euro; > ♜ €",
                "woozy --limit 1 > 🥴",
                "é > é",
            })
    void find_takes_whatever_a_query_may_be(String query, String characters) throws Exception {
        Result result = program.run(("find " + query + " --order code --template {char}").split(" "));
        assertThat(result).isEqualTo(new Result(0, characters.replace(' ', '\n') + '\n', ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " > ",
            quoteCharacter = '`',
            value = {
                "block:nope > no block \"nope\"; it has the Standard's names, as in block:dingbats",
                "age:zz > no age \"zz\"; it is a version of Unicode up to 18.0, as age:15.1 or age:<=13",
                "U+110000 > no code point U+110000; the last one is U+10FFFF",
                "U+0..U+10FFFF > more than 256 code points without a name; ask for fewer at once",
            })
    void find_says_what_is_wrong_with_a_query_and_ends_with_2(String query, String explanation) throws Exception {
        Result wrong = new Result(2, "", "charfinder: " + explanation + "\n");
        assertThat(program.run(("find " + query).split(" "))).isEqualTo(wrong);
        assertThat(program.run(("find --format json " + query).split(" "))).isEqualTo(wrong);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " > ",
            quoteCharacter = '`',
            value = {
                "(U+265C), > U+265C",
                "U+265C ♜ BLACK CHESS ROOK > U+265C",
                "U+1F1EB U+1F1F7 > U+1F1EB U+1F1F7",
                "1f1eb-1f1f7 > U+1F1EB U+1F1F7",
                "\\N{SNOWMAN} > U+2603",
                "&#150; > U+2013",
                "U+2190–U+2190 > U+2190",
            })
    void codes_are_read_by_find_and_by_info(String query, String code) throws Exception {
        assertThat(program.run("find", query).out()).startsWith(code);
        assertThat(program.run(("find " + query).split(" ")).out()).startsWith(code);
        assertThat(program.run("info", query).out()).startsWith(code + " ").doesNotContain("\n\n");
    }

    @Test
    void info_of_several_codes_is_the_card_of_their_sequence() throws Exception {
        assertThat(program.run("info", "U+1F1EB", "U+1F1F7")).isEqualTo(program.run("info", "🇫🇷"));
        assertThat(program.run("info", "U+265C", "U+2656").out().split("\n\n")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "U+2654..U+2656, U+2654 U+2655 U+2656",
        "block:sup_pua_a category:Cn, U+FFFFE U+FFFFF",
    })
    void info_of_a_range_is_a_card_for_each_character(String query, String codes) throws Exception {
        Result result = program.run("info", query);
        assertThat(result.out().split("\n\n"))
                .extracting(card -> card.substring(0, card.indexOf("  ")))
                .containsExactly(codes.split(" "));
        assertThat(result.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "U+4E00..U+9FFF | 20,992 characters are more than 1,024; ask for fewer at once, or list them with find",
                "category:Co | 137,468 characters are more than 1,024; ask for fewer at once, or list them with find",
                "U+E000..U+F8FF | 6,400 characters are more than 1,024; ask for fewer at once, or list them with find",
            })
    void info_of_too_many_characters_is_an_error(String query, String message) throws Exception {
        String error = "charfinder: " + message + "; try 'charfinder info --help'\n";
        assertThat(program.run("info", query)).isEqualTo(new Result(2, "", error));
    }

    @ParameterizedTest
    @CsvSource({
        "U+2654..U+2656, U+2654|U+2655|U+2656, 9812|9813|9814",
        "category:Cs, U+D800..U+DB7F|U+DB80..U+DBFF|U+DC00..U+DFFF, 55296..56191|56192..56319|56320..57343",
    })
    void find_prints_ranges_by_a_template(String query, String codes, String decimals) throws Exception {
        assertThat(program.run("find", query, "-f", "{code}").out().split("\n")).containsExactly(codes.split("[|]"));
        assertThat(program.run("find", query, "-f", "{dec}").out().split("\n")).containsExactly(decimals.split("[|]"));
    }

    @Test
    void info_prints_a_card_a_character_with_a_blank_line_between() throws Exception {
        Result result = program.run("info", "♜ß", "U+202E");
        assertThat(result.out().split("\n\n"))
                .satisfiesExactly(
                        rook -> assertThat(rook)
                                .startsWith("U+265C  ♜  BLACK CHESS ROOK\n  block       Miscellaneous Symbols\n"),
                        sharpS -> assertThat(sharpS)
                                .contains("\n  titlecase   U+0053 U+0073 Ss"
                                        + "\n  looks like  U+03B2  β GREEK SMALL LETTER BETA\n"),
                        override -> assertThat(override).startsWith("U+202E  [RLO]  RIGHT-TO-LEFT OVERRIDE\n"));
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void info_reads_standard_input_but_for_line_ends() throws Exception {
        Result result = program.shell("printf 'a\\r\\n\\nb\\377' | $CHARFINDER info --format json | cut -d , -f 1");
        assertThat(result.out()).isEqualTo("{\"code\":\"U+0061\"\n{\"code\":\"U+0062\"\n{\"code\":\"U+FFFD\"\n");
    }

    @Test
    void info_stops_when_its_output_is_closed() throws Exception {
        assertThat(program.shell("yes | $CHARFINDER info | head -1"))
                .isEqualTo(new Result(0, "U+0079  y  LATIN SMALL LETTER Y\n", ""));
    }

    @Test
    void info_of_nothing_is_a_failure() throws Exception {
        assertThat(program.shell("$CHARFINDER info < /dev/null"))
                .isEqualTo(program.run("info", ""))
                .isEqualTo(new Result(
                        1,
                        "",
                        "charfinder: there is no character to tell of; give one, or a code point such as U+265C\n"));
    }

    @Test
    void words_are_counted_and_the_most_frequent_come_first() throws Exception {
        Result top = program.run("words", "--top", "3");
        assertThat(top).isEqualTo(new Result(0, "109319 IDEOGRAPH\n103204 CJK\n102037 UNIFIED\n", ""));
        assertThat(program.run("words").out().lines()).hasSize(33_679);
    }

    @Test
    void index_builds_a_file_and_says_what_it_holds() throws Exception {
        String file = thirteen().file.toString();
        Result built = thirteen().built;
        assertThat(built.exitCode()).isZero();
        assertThat(built.out())
                .startsWith(file + ": 143,859 characters and 28,825 words of Unicode 13.0, ")
                .contains(" MB, built in ")
                .hasLineCount(1);
        assertThat(program.run("find", "--order", "code", "--index", file, "fingerprint")
                        .out())
                .contains("No match for 'fingerprint'");
        assertThat(program.run("words", "--top", "1", "--index", file).out()).endsWith("IDEOGRAPH\n");
    }

    /** An index of Unicode 13.0, which several tests look at since it takes seconds to build, and what said so. */
    private record Thirteen(Path file, Result built) {}

    private Thirteen thirteen; // null until a test asks for it

    private Thirteen thirteen() throws Exception {
        if (thirteen == null) {
            Path file = shared.resolve("thirteen.ser");
            thirteen = new Thirteen(file, inEgypt().run("index", "--unicode", "13", "--output", file.toString()));
        }
        return thirteen;
    }

    /** Where the digits of the language are others. */
    private static Program inEgypt() {
        return new Program(shared, Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG"));
    }

    @ParameterizedTest
    @CsvSource({"-V", "--version", "find --version", "info -V", "serve -V", "words -V", "index -V", "completion -V"})
    void version_tells_all_that_matters(String args) {
        assertThat(InProcess.run(args.split(" ")).out())
                .matches("charfinder \\d+\\.\\d+\\.\\d+\nUnicode 18\\.0\nICU 79\\.1\nJava \\d+.*\n");
    }

    @ParameterizedTest
    @CsvSource({"-h", "--help", "find --help", "info -h", "serve -h", "words -h", "index -h", "completion -h"})
    void help_goes_to_standard_output(String args) {
        Result result = InProcess.run(args.split(" "));
        assertThat(result.out()).startsWith("Usage: charfinder");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 1|Unknown option: '--prot'; did you mean --port?",
                "--limt 3 rook|Unknown option: '--limt'; did you mean --limit?",
                "find --limt 3 rook|Unknown option: '--limt'; did you mean --limit?",
                "find -limit 3 rook|Unknown option: '-limit'; did you mean --limit?",
                "serv --port 1|Unknown option: '--port'; did you mean 'charfinder serve'?",
                "--|Missing required parameter: 'WORD'",
                "find|Missing required parameter: 'WORD'",
                "find --black heart|Unknown option: '--black'; if it is text, write: charfinder find -- --black",
                "info --black|Unknown option: '--black'; if it is text, write: charfinder info -- --black",
                "find -o code a|Unknown option: '-o'; did you mean --order?",
                "find --start -1 --stop 2 a|--start -1 --stop 2: from 0 up, the smaller one first",
                "find --start 3 --stop 2 a|--start 3 --stop 2: from 0 up",
                "find --stop x a|'x' is not an int",
                "info --format xml a|--format xml: plain or json",
                "find --limit -1 a|--limit must be at least 0, was -1",
                "find --format xml a|no format 'xml'; there are: plain, json, jsonl, csv, tsv",
                "find -f {foo} a|no column {foo}; there are: code, char, shown, name, dec,",
                "find -f {nmae} a|no column {nmae}; did you mean {name}?",
                "find -f {code a|offset 0: '{' has no '}'",
                "find -f {code} --format plain a|--format and --template can't both be; give one of them",
                "words --top 0|--top must be at least 1, was 0",
                "index --unicode x|'x' is not a version such as 13.0",
                "index --unicode 99|the newest version known is 18.0",
                "index extra|Unmatched argument",
                "serve --port 70000|--port must be from 0 to 65535, was 70000",
                "serve 2424|'2424' is no address; the port comes second, or with --port",
                "serve --port abc|'abc' is not an int",
                "serve 127.0.0.1 abc|'abc' is not an int",
                "serve --port 1 127.0.0.1 2|--port is given twice",
                "serve --max-line 0|--max-line must be at least 1, was 0",
                "serve --max-clients -1|--max-clients must be at least 1, was -1",
                "--port 1 find rook|'--port' must come after the command",
                "--limit 1 find rook|'--limit' must come after the command",
                "--max-clients 0|--max-clients must be at least 1, was 0",
                "serve --idle-timeout 3000000h|--idle-timeout must be from 0 to 36500 days",
                "serve --idle-timeout soon|'soon' is not a time such as 90s, 30m or 1h",
                "serve --line-timeout -1|'-1' is not a time such as 90s, 30m or 1h",
                "serve --line-timeout 3000000h|--line-timeout must be from 0 to 36500 days",
                "serve --write-timeout 1d|'1d' is not a time such as 90s, 30m or 1h",
                "serve --write-timeout 3000000h|--write-timeout must be from 0 to 36500 days",
                "serve --grace 1.5|'1.5' is not a time such as 90s, 30m or 1h",
                "serve --grace 3000000h|--grace must be from 0 to 36500 days",
                "serve --stats-interval often|'often' is not a time such as 90s, 30m or 1h",
                "serve --max-clients many|'many' is not an int",
                "serve --max-clients-per-address -1|--max-clients-per-address must be at least 0, was -1",
                "serve --proxy-from 10.0.0.0/33|--proxy-from: '10.0.0.0/33' has no prefix from /0 to /32",
                "serve --proxy-from 10.0.0.1/8|--proxy-from: '10.0.0.1/8' is not the beginning of a range; that is",
                "serve --proxy-from ::1,|--proxy-from: '' is no address; it is as in 10.0.0.0/8",
                "serve --loops 0|--loops must be from 1 to 256, was 0",
                "serve --loops 257|--loops must be from 1 to 256, was 257",
                "serve --loops two|'two' is not an int",
                "serve --inherit --port 1|--inherit takes the socket that is standard input; leave out --port",
                "serve --host ::1 --inherit|--inherit takes the socket that is standard input; leave out --host",
                "serve --inherit ::1|--inherit takes the socket that is standard input; leave out the address",
                "serve --inherit --reuse-port|--inherit and --reuse-port can't both be given",
            })
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD) // if it serves
    void wrong_usage_is_explained_and_ends_with_2(String args, String explanation) {
        Result result = InProcess.run(args.split(" "));
        assertThat(result.err())
                .startsWith("charfinder: ")
                .contains(explanation)
                .endsWith("--help'\n")
                .hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-V", "--prot 1", "find", "find -f {foo} a", "serve 2424", "help nonsense"})
    void a_process_says_what_the_parser_says(String args) throws Exception {
        assertThat(program.run(args.split(" "))).isEqualTo(InProcess.run(args.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "CHARFINDER_PORT, an int",
        "CHARFINDER_MAX_CLIENTS, an int",
        "CHARFINDER_LOOPS, an int",
        "CHARFINDER_IDLE_TIMEOUT, a time",
        "CHARFINDER_LINE_TIMEOUT, a time",
        "CHARFINDER_WRITE_TIMEOUT, a time",
        "CHARFINDER_GRACE, a time",
        "CHARFINDER_STATS_INTERVAL, a time",
    })
    void wrong_values_of_the_environment_are_named(String variable, String wanted) throws Exception {
        Result result = new Program(shared, Map.of(variable, "abc")).run("serve");
        assertThat(result.err())
                .contains("'abc' is not " + wanted)
                .contains("(from " + variable + ")")
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void too_few_file_descriptors_for_a_client_are_one_line_and_1() throws Exception {
        Result result = program.launchedBy("prlimit", "--nofile=64").run("serve", "--port", "0");
        assertThat(result.err())
                .isEqualTo("charfinder: a limit of 64 file descriptors leaves none for clients;"
                        + " raise it with 'ulimit -n'\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find a --index missing.ser|can't use the index missing.ser: there is no such file; make one with:",
                "find a --index .|can't use the index .: it is a folder; name a file that 'index' made",
                "find a --index /dev/null|can't use the index /dev/null: it is a pipe or a device; name",
                "index --output /dev/null|can't write /dev/null: it is a pipe or a device",
                "index --output .|can't write .: it is a folder",
                "index --output /etc/passwd/x|can't write /etc/passwd/x: there is a file in place of a folder",
                "serve --index missing.ser|charfinder index --output missing.ser",
                "index --unicode 1.1 --output /proc/no/such|can't write /proc/no/such: ",
                "serve --host 192.0.2.1|can't listen on 192.0.2.1:2323: this machine has no such address",
                "serve --host no.such.host.invalid|can't listen on no.such.host.invalid: no such address",
            })
    void what_cannot_be_done_is_one_line_and_1(String args, String explanation) throws Exception {
        Result result = program.run(args.split(" "));
        assertThat(result.err())
                .startsWith("charfinder: ")
                .contains(explanation)
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"serve, can't listen on", "bench, can't reach"})
    void an_ipv6_address_without_ipv6_is_one_line_and_1(String command, String purpose) throws Exception {
        Program withoutIpv6 = program.onJvmWith("-Djava.net.preferIPv4Stack=true");
        assertThat(withoutIpv6.run(command, "--host", "::1"))
                .isEqualTo(new Result(
                        1,
                        "",
                        "charfinder: " + purpose + " [0:0:0:0:0:0:0:1]:2323: Java has no IPv6 here;"
                                + " is java.net.preferIPv4Stack set, or /proc/net/if_inet6 not readable?\n"));
    }

    @Test
    void numbers_are_the_same_in_every_language() throws Exception {
        assertThat(thirteen().built.out()).contains("143,859");
        assertThat(inEgypt().run("words", "--top", "1").out()).isEqualTo("109319 IDEOGRAPH\n");
        assertThat(inEgypt().run("find", "--start", "3", "--stop", "2", "a").err())
                .contains("--start 3 --stop 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "jsonl", "tsv"})
    void a_closed_pipe_ends_it_quietly(String format) throws Exception {
        Result result = program.shell("$CHARFINDER find --order code --format " + format + " cjk | head -2 | tail -1");
        assertThat(result.out()).contains("CJK RADICAL ").hasLineCount(1);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void a_full_disk_does_not() throws Exception {
        Result result = program.shell("$CHARFINDER find cjk > /dev/full");
        assertThat(result.err()).isEqualTo("charfinder: can't write to standard output: No space left on device\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    // the index file

    @Test
    void the_index_is_kept_in_the_cache_folder() throws Exception {
        Program fresh = new Program(empty, Map.of()).withoutIndex();
        assertThat(fresh.run("find", "snowman").err()).isEmpty();
        Path kept = empty.resolve("cache/charfinder/charfinder_index.ser");
        assertThat(kept).isRegularFile();
        Object before = Files.getLastModifiedTime(kept);
        assertThat(fresh.run("find", "snowman").exitCode()).isZero();
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(before);
        assertThat(Files.list(kept.getParent())).hasSize(1);
    }

    @Test
    void an_index_in_the_working_folder_or_charfinder_home_comes_first() throws Exception {
        Files.copy(sharedIndex(), empty.resolve("charfinder_index.ser"));
        assertThat(new Program(empty, Map.of())
                        .withoutIndex()
                        .run("find", "snowman")
                        .exitCode())
                .isZero();
        assertThat(empty.resolve("cache")).doesNotExist();

        Path home = Files.createDirectory(empty.resolve("home"));
        assertThat(source(null, home).find("snowman").exitCode()).isZero();
        assertThat(home.resolve("charfinder_index.ser")).isRegularFile();
    }

    @ParameterizedTest
    @CsvSource({
        "mkdir charfinder_index.ser,  it is a folder; move it out of the way",
        "mkfifo charfinder_index.ser, it is a pipe or a device; move it out of the way",
        "rmdir ../home,               there is no such folder; make it",
    })
    void a_home_without_a_file_for_the_index_is_left_as_it_is(String harm, String explanation) throws Exception {
        Path home = Files.createDirectory(empty.resolve("home"));
        Program atHome = new Program(empty, Map.of("CHARFINDER_HOME", home.toString())).withoutIndex();
        String before =
                atHome.shell("cd home && " + harm + "; ls -l .. ../home 2>&1").out();
        for (String command : new String[] {"rook", "find -n 1 rook", "index"}) {
            Result result = atHome.run(command.split(" "));
            assertThat(result.err()).startsWith("charfinder: ").hasLineCount(1);
            assertThat(result.err())
                    .contains(command.equals("index") ? explanation.split(";")[0] : explanation);
            assertThat(result.exitCode()).isEqualTo(1);
        }
        assertThat(atHome.shell("ls -l . home 2>&1").out().replaceAll("\\W", ""))
                .isEqualTo(before.replaceAll("\\W", ""));
    }

    // what becomes of a file that can't be used; IndexFileIT tells the same of processes

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "damaged words", "damaged lines", "foreign", "older", "other names"})
    void the_usual_index_is_rebuilt_with_a_warning_and_a_named_one_refused(String harm) throws Exception {
        Path file = empty.resolve("charfinder_index.ser");
        harm(harm, file);
        byte[] harmed = Files.readAllBytes(file);

        Result named = source(file, empty).find("rook");
        if (harm.equals("older") || harm.equals("other names")) {
            assertThat(named.err()).as("a named index may be any").isEmpty();
        } else {
            assertThat(named.err())
                    .startsWith("charfinder: can't use the index " + file)
                    .hasLineCount(1);
            assertThat(named.exitCode()).isEqualTo(1);
        }
        assertThat(file).hasBinaryContent(harmed);

        Result usual = source(null, empty).find("fingerprint");
        assertThat(usual.err())
                .contains("charfinder_index.ser")
                .contains("building it anew")
                .hasLineCount(1);
        assertThat(usual.out()).contains("FINGERPRINT").endsWith("(1 match for 'fingerprint')\n");
        assertThat(source(null, empty).find("fingerprint").err()).isEmpty();
    }

    /** Java's addresses of files in a jar have {@code !/} behind the jar. */
    @Test
    void a_jar_in_a_folder_where_java_can_not_read_it_is_one_line() throws Exception {
        Path jar = Files.createDirectory(empty.resolve("a!")).resolve("charfinder.jar");
        Files.createSymbolicLink(jar, Path.of(System.getProperty("charfinder.jar")));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-jar", "a!/charfinder.jar", "find", "rook")
                .directory(empty.toFile())
                .start();
        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .isEqualTo("charfinder: Java can't read files in " + jar
                        + ", since the name of a folder ends with '!': move it to another folder\n");
        assertThat(Program.exitCode(process)).isEqualTo(1);
    }

    @Test
    void a_folder_that_cannot_be_written_costs_a_warning() throws Exception {
        Path file = Files.writeString(empty.resolve("cache"), "a file where the folder should be");
        Result result = new Source(null, Map.of("XDG_CACHE_HOME", file.toString())).find("snowman");
        assertThat(result.err())
                .contains("can't save the index as ")
                .contains("going on without")
                .hasLineCount(1);
        assertThat(result.out()).contains("☃\tSNOWMAN");
        assertThat(result.exitCode()).isZero();
    }

    private Path sharedIndex() throws Exception {
        assertThat(program.run("find", "-q", "-n", "0", "rook").exitCode()).isZero(); // which puts it there
        return shared.resolve("cache/charfinder/charfinder_index.ser");
    }

    private UnicodeNameIndex newest; // null until a test needs it

    private UnicodeNameIndex newest() throws Exception {
        newest = newest == null ? IndexFile.read(sharedIndex()) : newest;
        return newest;
    }

    private Source source(Path named, Path home) {
        return new Source(named, Map.of("CHARFINDER_HOME", home.toString()));
    }

    /** {@code find} in this process, which reads the newest index from a file in place of building it. */
    private final class Source {
        private final Path named;
        private final Map<String, String> environment;

        Source(Path named, Map<String, String> environment) {
            this.named = named;
            this.environment = environment;
        }

        Result find(String word) throws Exception {
            UnicodeNameIndex built = newest();
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            PrintWriter errors = new PrintWriter(err, true);
            PrintWriter lines = new PrintWriter(out, true);
            int exitCode;
            try {
                IndexSource source = new IndexSource(named, errors, environment, empty, () -> built);
                Find.Page page = new Find.Page(Order.CODE, 0, Integer.MAX_VALUE);
                exitCode = new Find(source, page, Find.Printing.usual(), lines, errors).run(List.of(word), null);
            } catch (Failure e) {
                exitCode = e.explain(errors);
            }
            return new Result(exitCode, out.toString(), err.toString());
        }
    }

    private void harm(String harm, Path file) throws Exception {
        Files.copy(harm.equals("older") ? thirteen().file : sharedIndex(), file);
        byte[] bytes = Files.readAllBytes(file);
        switch (harm) {
            case "truncated" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case "damaged words" -> {
                bytes[1000] ^= 1;
                Files.write(file, bytes);
            }
            case "damaged lines" -> {
                bytes[new String(bytes, ISO_8859_1).indexOf("\tBLACK CHESS ROOK")] ^= 1;
                Files.write(file, bytes);
            }
            case "other names" -> {
                ByteBuffer header = ByteBuffer.wrap(bytes, 0, 244);
                header.putInt(24, ~header.getInt(24));
                CRC32C crc = new CRC32C();
                crc.update(bytes, 0, 12);
                crc.update(bytes, 16, 244 - 16);
                header.putInt(12, (int) crc.getValue());
                Files.write(file, bytes);
            }
            case "foreign" -> Files.writeString(file, "PK and then something else".repeat(100));
            default -> {}
        }
    }
}
