package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Characters that are easily taken for each other: those with the same skeleton (UTS #39, Unicode Security Mechanisms). */
final class Lookalikes {

    private Lookalikes() {}

    /** The others that look like a character, ascending. Those that can't be seen at all look like none. */
    static List<Integer> of(int codePoint) {
        if (isUnseen(codePoint)) {
            return List.of();
        }
        List<Integer> others = new ArrayList<>(Groups.BY_SKELETON.getOrDefault(skeleton(codePoint), List.of()));
        others.remove((Integer) codePoint);
        return others;
    }

    /** What is left of a character when all that look like it are made one; empty if it can't be seen. */
    static String skeleton(int codePoint) {
        return Checker.CHECKER.getSkeleton(UCharacter.toString(codePoint));
    }

    private static boolean isUnseen(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.UNASSIGNED, UCharacterCategory.CONTROL, UCharacterCategory.FORMAT,
                    UCharacterCategory.SURROGATE, UCharacterCategory.PRIVATE_USE -> true;
            default -> UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }

    /** Made when first needed. */
    private static final class Checker {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    }

    /** Made when first needed. */
    private static final class Groups {

        static final Map<String, List<Integer>> BY_SKELETON = groups();

        /** Groups of more than one, each ascending. Most characters look like no other, and are their own skeletons. */
        private static Map<String, List<Integer>> groups() {
            Map<String, List<Integer>> groups = new HashMap<>();
            for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
                String skeleton = isUnseen(codePoint) ? "" : skeleton(codePoint);
                if (!skeleton.isEmpty() && !skeleton.equals(UCharacter.toString(codePoint))) {
                    groups.computeIfAbsent(skeleton, unused -> new ArrayList<>(2)).add(codePoint);
                }
            }
            groups.forEach(Groups::addItself);
            groups.values().removeIf(group -> group.size() == 1);
            return groups;
        }

        private static void addItself(String skeleton, List<Integer> group) {
            int first = skeleton.codePointAt(0);
            if (Character.charCount(first) == skeleton.length()) {
                group.add(first);
                Collections.sort(group);
            }
        }
    }
}
