package org.charfinder.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The site's files in the jar, which stand in the folder of this class: templates, the static files that pages refer
 * to, and the description of the API. The address of a static file contains its checksum, so clients may cache it
 * without end.
 *
 * <p>Any thread may read static files. All other methods are for one thread, while the site starts.
 */
public final class Assets {

    /** The start of every address of a static file. */
    public static final String FOLDER = "/static/";

    private static final Pattern PARTIAL = Pattern.compile("\\{\\{>(\\w+)}}");

    private final Map<String, String> templates = new HashMap<>(); // by name, with all that they include
    private final Map<String, byte[]> files = new HashMap<>(); // by address
    private final Map<String, String> addresses = new HashMap<>(); // by name without extension
    private final Mustache.Compiler compiler;
    private final CRC32C checksum = new CRC32C(); // of all files read so far

    /** Reads the static files. */
    public Assets() {
        compiler = Mustache.compiler()
                .defaultValue("")
                .withEscaper(HtmlEscaper.TEMPLATES)
                .withLoader(name -> new StringReader(requireNonNull(templates.get(name))));
        add("style.css", read("style.css"));
        add("more.css", read("more.css"));
        add("script.js", joined(read("glyphs.js"), read("script.js")));
        add("icon.svg", read("icon.svg"));
    }

    private void add(String name, byte[] bytes) {
        String address = FOLDER + name.replace(".", "." + checksumOf(bytes) + ".");
        files.put(address, bytes);
        addresses.put(name.substring(0, name.indexOf('.')), address);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The template of a page, with the partial templates that it includes. */
    Template template(String name) {
        readTemplate(name);
        return compiler.compile(requireNonNull(templates.get(name)));
    }

    /** JMustache asks for a partial template when a page needs it for the first time: too late for the checksum. */
    private void readTemplate(String name) {
        if (!templates.containsKey(name)) {
            String text = new String(read(name + ".html"), UTF_8);
            templates.put(name, text);
            PARTIAL.matcher(text).results().forEach(partial -> readTemplate(partial.group(1)));
        }
    }

    /**
     * Reads any file of the site.
     *
     * @param name the name of the file, with its extension
     * @return the content
     * @throws IllegalStateException if the jar does not contain the file
     */
    public byte[] read(String name) {
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

    /** The addresses of the static files by their names: {@code style}, {@code more}, {@code script}, {@code icon}. */
    Map<String, String> addresses() {
        return addresses;
    }

    /**
     * Looks up a static file.
     *
     * @param address the whole path of the request
     * @return the content; null if no static file has this address
     */
    public byte @Nullable [] at(String address) {
        return files.get(address);
    }

    /**
     * The version of the files that have been read so far.
     *
     * @return a CRC-32C, in hexadecimal digits
     */
    public String checksum() {
        return Long.toHexString(checksum.getValue());
    }

    private static String checksumOf(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Long.toHexString(crc.getValue());
    }
}
