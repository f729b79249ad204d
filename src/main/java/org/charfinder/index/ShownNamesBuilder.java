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
    private static final int BLOCK = 6 * 1024;

    private final ByteArrayOutputStream block = new ByteArrayOutputStream(ShownNames.LONGEST_BLOCK);
    private final ByteArrayOutputStream deflated = new ByteArrayOutputStream(1 << 22);
    private final List<Integer> table = new ArrayList<>(); // first item and offset in the deflated bytes, of each block
    private final byte[] buffer = new byte[ShownNames.LONGEST_BLOCK];
    private int count; // of items
    private int first; // the first item of the block

    private ShownNamesBuilder() {}

    /** The section of items in their order. */
    static ByteBuffer build(List<FoldedNames> items) {
        ShownNamesBuilder builder = new ShownNamesBuilder();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            for (FoldedNames item : items) {
                builder.add(item, deflater);
            }
            builder.endBlock(deflater);
        } finally {
            deflater.end();
        }
        return builder.section();
    }

    private void add(FoldedNames item, Deflater deflater) {
        byte[] vocabularies = vocabularies(item).getBytes(UTF_8);
        int length = vocabularies.length + item.elsewhere().length + 1;
        if (block.size() + length > ShownNames.LONGEST_BLOCK) {
            throw new IllegalStateException(item.entry().characters() + " has " + length + " bytes of names");
        }
        block.writeBytes(vocabularies);
        block.writeBytes(item.elsewhere());
        block.write('\n');
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
        int start = ShownNames.BLOCKS_AT + (blocks + 1) * ShownNames.BLOCK_BYTES;
        ByteBuffer section = ByteBuffer.allocate(start + deflated.size()).putInt(blocks);
        for (int i = 0; i < table.size(); i += 2) {
            section.putInt(table.get(i)).putInt(start + table.get(i + 1));
        }
        return section.put(deflated.toByteArray()).flip();
    }
}
