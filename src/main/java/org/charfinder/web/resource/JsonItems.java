package org.charfinder.web.resource;

import java.util.Iterator;
import java.util.function.Function;

/** A JSON object of {@code total} and the array {@code items}. An item is made when it is its turn to be sent. */
final class JsonItems<T> implements TextStream.Source {

    private final Iterator<T> items;
    private final Function<T, String> json;
    private String before;

    /**
     * @param total how many items there are
     * @param json makes the JSON of an item, on one line
     */
    JsonItems(Iterator<T> items, int total, Function<T, String> json) {
        this.items = items;
        this.json = json;
        this.before = "{\"total\":" + total + ",\"items\":[\n";
    }

    @Override
    public boolean appendTo(StringBuilder text) {
        if (!items.hasNext()) {
            text.append(before.startsWith("{") ? before : "\n").append("]}\n");
            return false;
        }
        text.append(before).append(json.apply(items.next()));
        before = ",\n";
        return true;
    }
}
