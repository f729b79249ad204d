package org.charfinder.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.charfinder.index.NamedCharacter;
import org.charfinder.index.UnicodeNameIndex;

/**
 * Queries by how many characters they find: words of a name, up to three, in any order. Those that find nothing have an
 * ideograph's hex among them, which is indexed nowhere.
 */
public enum QueryClass {
    MISS(0, 0),
    FEW(1, 9),
    SOME(10, 99),
    MANY(100, 999),
    /** Half few, a third some, a tenth many, the rest misses. */
    TYPICAL(0, 999) {
        @Override
        List<String> take(int count, UnicodeNameIndex index, Random random) {
            List<String> mixed = new ArrayList<>();
            mixed.addAll(FEW.take(count / 2, index, random));
            mixed.addAll(SOME.take(count / 3, index, random));
            mixed.addAll(MANY.take(count / 10, index, random));
            mixed.addAll(MISS.take(count - mixed.size(), index, random));
            Collections.shuffle(mixed, random);
            return mixed;
        }
    };

    private final int least;
    private final int most;

    QueryClass(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** As many queries as are wanted, in lower case; the same index gives the same ones each time. */
    public List<String> take(int count, UnicodeNameIndex index) {
        return take(count, index, new Random(1));
    }

    List<String> take(int count, UnicodeNameIndex index, Random random) {
        List<String> queries = new ArrayList<>();
        while (queries.size() < count) {
            Optional<NamedCharacter> character = index.describe(random.nextInt(0x32000)); // names end about there
            if (character.isPresent()) {
                String query = query(character.get().name(), random);
                int found = index.find(query, 0, 0).total();
                if (found >= least && found <= most) {
                    queries.add(query);
                }
            }
        }
        return queries;
    }

    private static String query(String name, Random random) {
        List<String> words = Arrays.asList(name.toLowerCase(Locale.ROOT).split("[ -]+"));
        Collections.shuffle(words, random);
        return String.join(" ", words.subList(0, 1 + random.nextInt(Math.min(3, words.size()))));
    }
}
