package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments of a command mean that had quotation marks before a shell took them off. */
class LostQuotesTest {

    /** Arguments have a slash between them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "block:IPA Extensions             | block:\"IPA Extensions\"",
                "block:ipa extensions             | block:\"ipa extensions\"",
                "block:IPA/Extensions             | block:\"IPA Extensions\"",
                "schwa/block:IPA Extensions       | schwa block:\"IPA Extensions\"",
                "block:IPA Extensions/schwa       | block:\"IPA Extensions\" schwa",
                "-block:IPA Extensions/schwa      | -block:\"IPA Extensions\" schwa",
                "block:IPA Extensions schwa       | block:\"IPA Extensions\" schwa",
                "block:IPA/Extensions/schwa       | block:\"IPA Extensions\" schwa",
                "schwa block:IPA Extensions       | schwa block:\"IPA Extensions\"",
                "block:IPA Extensions/age:1.1     | block:\"IPA Extensions\" age:1.1",
                "block:Greek Extended             | block:\"Greek Extended\"",
                "block:Greek/Extended             | block:Greek Extended",
                "script:Old Italic/letter         | script:\"Old Italic\" letter",
                "category:Uppercase Letter/rook   | category:\"Uppercase Letter\" rook",
                "bidi:Left To Right/rook          | bidi:\"Left To Right\" rook",
                "meaning:hot water                | meaning:\"hot water\"",
                "meaning:hot water radical:85     | meaning:\"hot water\" radical:85",
                "keyword:red heart                | keyword:\"red heart\"",
                "radical:short tailed bird        | radical:\"short tailed bird\"",
                "block:IPA Extension              | block:\"IPA Extension\"",
                "block:dingbats snow*             | block:dingbats snow*",
                "block:dingbats cross             | block:dingbats cross",
                "block:dingbats/cross/-heavy      | block:dingbats cross -heavy",
                "block:\"IPA Extensions\" schwa   | block:\"IPA Extensions\" schwa",
                "lion:king of hearts              | lion:king of hearts",
                "like:a b                         | like:a b",
                "black chess/rook                 | \"black chess\" rook",
                "-heavy black/heart               | -\"heavy black\" heart",
                "chess black/rook                 | chess black rook",
                "black chess                      | black chess",
                "black  chess                     | black  chess",
                "black heart/white heart          | black heart white heart",
                "U+265C ♜/BLACK CHESS ROOK        | U+265C ♜ \"BLACK CHESS ROOK\"",
            })
    void marks_come_back_where_they_were(String arguments, String query) {
        List<String> args = List.of(arguments.split("/"));
        String found =
                LostQuotes.areLikely(args) ? new LostQuotes(WholeIndex.INDEX).query(args) : String.join(" ", args);
        assertThat(found).isEqualTo(query);
    }
}
