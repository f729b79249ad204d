package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.charfinder.unicode.Vocabularies;
import org.jspecify.annotations.Nullable;

/** Builds the section that {@link ShownNames} reads. */
final class ShownNamesBuilder {

    /** A block is complete when it has so many bytes. Longer ones deflate better, and take longer to read. */
    private static final int BLOCK = 2 * 1024;

    /** The size of the dictionary in bytes. Blocks of a third with it take as much as longer ones without. */
    private static final int DICTIONARY = 16 * 1024;

    private final ByteArrayOutputStream block = new ByteArrayOutputStream(ShownNames.LONGEST_BLOCK);
    private final ByteArrayOutputStream deflated = new ByteArrayOutputStream(1 << 22);
    private final List<Integer> table = new ArrayList<>(); // first item and offset in the deflated bytes, of each block
    private final byte[] buffer = new byte[ShownNames.LONGEST_BLOCK];
    private int count; // of items
    private int first; // the first item of the block
    private final byte[] dictionary;

    private ShownNamesBuilder(byte[] dictionary) {
        this.dictionary = dictionary;
    }

    /** The section of items in their order. */
    static ByteBuffer build(List<FoldedNames> items) {
        List<byte[]> texts = items.stream().map(ShownNamesBuilder::text).toList();
        ShownNamesBuilder builder = new ShownNamesBuilder(DeflateDictionary.of(texts, DICTIONARY));
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            for (byte[] text : texts) {
                builder.add(text, deflater);
            }
            builder.endBlock(deflater);
        } finally {
            deflater.end();
        }
        return builder.section();
    }

    private static byte[] text(FoldedNames item) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(vocabularies(item).getBytes(UTF_8));
        text.writeBytes(item.elsewhere());
        text.write('\n');
        if (text.size() > ShownNames.LONGEST_BLOCK) {
            throw new IllegalStateException(item.entry().characters() + " has " + text.size() + " bytes of names");
        }
        return text.toByteArray();
    }

    private void add(byte[] text, Deflater deflater) {
        if (block.size() + text.length > ShownNames.LONGEST_BLOCK) {
            endBlock(deflater);
        }
        block.writeBytes(text);
        count++;
        if (block.size() >= BLOCK) {
            endBlock(deflater);
        }
    }

    private static String vocabularies(FoldedNames item) {
        StringBuilder text = new StringBuilder();
        Vocabularies.@Nullable Vocabulary last = null;
        for (Vocabularies.Entry entry : item.vocabularies()) { // in the order of their vocabularies
            if (entry.vocabulary() != last) {
                text.append(last == null ? "" : "\n").append(entry.vocabulary().label());
                last = entry.vocabulary();
            }
            text.append('\t').append(entry.name());
        }
        return text.append(last == null ? "" : "\n").toString();
    }

    private void endBlock(Deflater deflater) {
        if (block.size() > 0) {
            addToTable(first);
            deflater.setDictionary(dictionary);
            deflater.setInput(block.toByteArray());
            deflater.finish();
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.reset();
            block.reset();
            first = count;
        }
    }

    private void addToTable(int item) {
        table.add(item);
        table.add(deflated.size());
    }

    private ByteBuffer section() {
        int blocks = table.size() / 2;
        addToTable(count);
        int dictionaryAt = ShownNames.BLOCKS_AT + (blocks + 1) * ShownNames.BLOCK_BYTES;
        int start = dictionaryAt + dictionary.length;
        ByteBuffer section = ByteBuffer.allocate(start + deflated.size()).putInt(blocks);
        for (int i = 0; i < table.size(); i += 2) {
            section.putInt(table.get(i)).putInt(start + table.get(i + 1));
        }
        return section.put(dictionary).put(deflated.toByteArray()).flip();
    }
}
