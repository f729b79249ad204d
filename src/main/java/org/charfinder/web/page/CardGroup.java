package org.charfinder.web.page;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Fields of a card that answer one question of users.
 *
 * @param name the heading
 * @param entries at least one
 */
record CardGroup(String name, List<CardFieldView> entries) {

    private static final Set<String> NAMES = Set.of("aliases", "keywords", "meaning", "pinyin", "on", "kun");
    private static final Set<String> RELATED = Set.of(
            "mirrored",
            "uppercase",
            "lowercase",
            "titlecase",
            "decomposed",
            "parts",
            "variants",
            "looks like",
            "see also");
    private static final Set<String> WRITTEN =
            Set.of("UTF-8", "UTF-16", "HTML", "CSS", "Java", "JavaScript", "JSON", "Python", "Rust", "Go", "C", "URL");

    /** Each field is in one group. Groups without a field are left out. */
    static List<CardGroup> of(List<CardFieldView> entries) {
        return List.of(
                        group("Names", entries, entry -> NAMES.contains(entry.label())),
                        group("Properties", entries, CardGroup::isProperty),
                        group("Related characters", entries, entry -> RELATED.contains(entry.label())),
                        group(
                                "How to type it",
                                entries,
                                entry -> entry.isWriting() && !WRITTEN.contains(entry.label())),
                        group("In files and programs", entries, entry -> WRITTEN.contains(entry.label())))
                .stream()
                .filter(group -> !group.entries.isEmpty())
                .toList();
    }

    private static CardGroup group(String name, List<CardFieldView> entries, Predicate<CardFieldView> has) {
        return new CardGroup(name, entries.stream().filter(has).toList());
    }

    private static boolean isProperty(CardFieldView entry) {
        return !NAMES.contains(entry.label()) && !RELATED.contains(entry.label()) && !entry.isWriting();
    }
}
