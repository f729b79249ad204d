package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The files that lie beside this class: templates, which escape whatever is put into them, and what pages refer to, whose
 * addresses hold a checksum, so that it can be kept for good. Any thread may ask.
 */
final class Assets {

    static final String FOLDER = "/static/";

    /** For text, and for values in double quotes. */
    static final Mustache.Escaper HTML = Escapers.simple(
            new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});

    private final Map<String, byte[]> files = new HashMap<>(); // by their addresses
    private final Map<String, String> addresses = new HashMap<>(); // by their names, as style.css
    private final Mustache.Compiler compiler;
    private final CRC32C checksum = new CRC32C(); // of all that was read

    Assets() {
        compiler = Mustache.compiler()
                .defaultValue("")
                .withEscaper(HTML)
                .withLoader(name -> new StringReader(new String(read(name + ".html"), UTF_8)));
        for (String name : new String[] {"style.css", "script.js", "icon.svg"}) {
            byte[] bytes = read(name);
            String address = FOLDER + name.replace(".", "." + checksumOf(bytes) + ".");
            files.put(address, bytes);
            addresses.put(name.substring(0, name.indexOf('.')), address);
        }
    }

    /** The template of a page, and those that are part of it. */
    Template template(String name) {
        return compiler.compile(new String(read(name + ".html"), UTF_8));
    }

    /** A file that has no address of its own. */
    byte[] read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing in the jar");
            }
            byte[] bytes = file.readAllBytes();
            checksum.update(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The addresses of what pages refer to, by what it is: {@code style}, {@code script}, {@code icon}. */
    Map<String, String> addresses() {
        return addresses;
    }

    /** The file at an address; null if there is none. */
    byte[] at(String address) {
        return files.get(address);
    }

    /** Tells these files, as far as they were read, from others. */
    String edition() {
        return Long.toHexString(checksum.getValue());
    }

    private static String checksumOf(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Long.toHexString(crc.getValue());
    }
}
